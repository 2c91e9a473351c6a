"""Letters to candidates: each is remembered, so that it goes when the candidate goes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.registers.talents.links import own_address
from nadi.registers.talents.models import Candidate, Letter
from nadi.web.localized import localized
from nadi.web.mail import send
from nadi.web.models import Mail

WHY = _("You receive this because this address was entered for a candidate of the association.")


def write_to(candidate: Candidate, template: str, context: Mapping[str, Any] | None = None) -> None:
    """Write to a candidate, with the link to its own record."""
    identity = candidate.identity
    name = localized(identity, language=identity.language)
    written = send(
        to=[(identity.email, name, identity.language)],
        template=f"talents/mail/{template}",
        context={"link": own_address(identity), "expires": candidate.expires, "why": WHY, **(context or {})},
    )
    Letter.objects.bulk_create(Letter(candidate=candidate, mail=mail) for mail in written)


def erase_letters(candidate: Candidate) -> None:
    """Erase every mail that was written to a candidate, sent or not."""
    Mail.objects.filter(pk__in=candidate.letters.values("mail_id")).delete()
