"""The services as a register."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.services.forms.services import place_name
from nadi.registers.services.models import Service

FADES_AFTER = 365


def words(service: Service) -> list[str]:
    """Return by what a service is found, besides name and description: places by their names, not codes."""
    codes: dict[str, list[str]] = {"standard": [], "place": []}
    for one in service.codings.all():
        codes.setdefault(one.scheme, []).append(one.code)
    found = [service.scope, service.scope_local, ", ".join(codes["standard"])]
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.append(", ".join(place_name(code) for code in codes["place"]))
    return list(dict.fromkeys(word for word in found if word))


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
