"""The links by which people without an account act: an expert in its own record, a referee once.

An expert's token is derived from the house's secret key and is stored nowhere; the database holds its
fingerprint, so that every letter can carry the same link.
"""

import base64

from django.conf import settings
from django.utils.crypto import salted_hmac

from nadi.registers.experts.models import Expert, Terms
from nadi.web.access import Actor
from nadi.web.addresses import page_address
from nadi.web.ids import fingerprint
from nadi.web.localized import localized

SALT = "nadi.registers.experts.links"


def token_with(secret: str, uid: str, number: int) -> str:
    """Return the token that a secret of the house makes."""
    mac = salted_hmac(SALT, f"{uid}:{number}", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest()[:24]).decode()


def print_of(expert: Expert, number: int) -> str:
    """Return what the database keeps of a link."""
    return fingerprint(token_with(settings.SECRET_KEY, expert.uid, number))


def token_of(terms: Terms) -> str:
    """Return the token of the link in force, also where it was made with an earlier secret of the house."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = [token_with(secret, terms.expert.uid, terms.link_number) for secret in secrets]
    return next((token for token in made if fingerprint(token) == terms.token), made[0])


def link_of(terms: Terms, page: str = "experts.own", *words: str) -> str:
    """Return the whole address of a page that the expert opens."""
    return page_address(page, token_of(terms), *words)


def terms_behind(token: str) -> Terms | None:
    """Return whose record a link opens."""
    found = Terms.objects.filter(token=fingerprint(token)).exclude(expert__state=Expert.State.MERGED)
    return found.select_related("expert").first()


def actor_of(terms: Terms) -> Actor:
    """Return the expert as the actor: the link stands for it, there is no account."""
    return Actor(person_name=localized(terms.expert))
