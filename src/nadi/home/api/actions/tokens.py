"""Making and ending tokens."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.home.api.models import ApiToken
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.web.access import Actor, Refused
from nadi.web.ids import fingerprint, new_token

MOST = 20


def make_token(*, by: Actor, name: str, days: int) -> tuple[ApiToken, str]:
    """Make a token; the secret is returned once and never stored."""
    secret = f"nadi_{new_token()}"
    now = timezone.now()
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(uid=by.organisation)
        if organisation.api_tokens.filter(ended=None, expires__gt=now).count() >= MOST:
            raise Refused(_("Your organisation has 20 tokens. End one that is no longer used."))
        token = ApiToken.objects.create(
            organisation=organisation,
            name=name,
            fingerprint=fingerprint(secret),
            made_by=Person.objects.get(uid=by.person),
            expires=now + timedelta(days=days),
        )
        record(by=by, verb="api.make_token", subject=f"token:{token.uid}", after={"days": days})
    return token, secret


def end_token(*, by: Actor, token: ApiToken) -> None:
    """End a token: it stops working at once."""
    with transaction.atomic():
        kept = ApiToken.objects.select_for_update().get(pk=token.pk)
        if kept.ended:
            raise Refused(_("This token has already ended."))
        kept.ended = timezone.now()
        kept.save()
        record(by=by, verb="api.end_token", subject=f"token:{kept.uid}")
