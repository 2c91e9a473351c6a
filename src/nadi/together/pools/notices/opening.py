"""Telling the office and the board that an opening or an auction waits for their signature."""

from django.db.models import Q

from nadi.companies.models import Affiliation, Organisation
from nadi.together.pools.models import Pool
from nadi.web.access import NOBODY, Actor
from nadi.web.addresses import page_address
from nadi.web.mail import send

Receiver = tuple[str, str, str]


def openers(but: Actor) -> list[Receiver]:
    """Return who may sign beside this person, with the language each reads."""
    seats = Q(is_on_board=True) | Q(organisation__kind=Organisation.Kind.OFFICE)
    active = Affiliation.objects.filter(seats, until=None, person__is_active=True)
    others = active.exclude(person__uid=but.person).select_related("person").order_by("pk")
    people = {one.person.email: one.person for one in others}
    return [(person.email, person.name, person.language) for person in people.values()]


def tell_opening_is_due(pool: Pool) -> None:
    """Tell everybody who may sign that the deadline has passed."""
    tell(pool, "due", "pools.opening")


def tell_signature_is_missing(pool: Pool, by: Actor) -> None:
    """Tell the others that one has signed."""
    tell(pool, "signed", "pools.opening", by)


def tell_auction_is_planned(pool: Pool, by: Actor) -> None:
    """Tell the others that an auction starts when they sign."""
    tell(pool, "auction", "pools.rounds", by)


def tell(pool: Pool, what: str, page: str, by: Actor = NOBODY) -> None:
    """Write one letter to whoever may sign."""
    context = {
        "pool": pool,
        "what": what,
        "by": by.person_name,
        "link": page_address(page, pool.uid),
    }
    send(to=openers(by), template="pools/opening_mail/sign", context=context)
