"""The services as a register."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.services.models import Service

FADES_AFTER = 365
FOUND_BY = ("standard", "place")


def words(service: Service) -> list[str]:
    """Return by what a service is found, besides name and description."""
    codes = [one.code for one in service.codings.all() if one.scheme in FOUND_BY]
    return [service.scope, service.scope_local, *codes]


REGISTER = Register(
    name="services",
    title=_("Industry services"),
    says=_("Logistics, waste, laboratories, certification, ERP, advice, training; who has used them."),
    model=Service,
    list_url="services.list",
    detail_url="services.detail",
    see="services.see",
    fades_after=FADES_AFTER,
    words=words,
    is_used=True,
    order=50,
)
