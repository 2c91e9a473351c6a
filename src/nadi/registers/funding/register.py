"""What the house must know of the register of funding."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.funding.models import Programme

FADES_AFTER = 180

REGISTER = Register(
    name="funding",
    title=_("Funding programmes"),
    says=_("Grants, loans, guarantees and advice, and whether your firm can get them."),
    model=Programme,
    list_url="funding.list",
    detail_url="funding.detail",
    see="funding.see",
    fades_after=FADES_AFTER,
    words=lambda programme: [
        programme.funder,
        programme.funder_local,
        programme.implementer,
        programme.implementer_local,
        programme.who,
        programme.who_local,
    ],
    order=10,
)
