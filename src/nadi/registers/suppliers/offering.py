"""What a supplier offers, in words."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Sentence


def provided_by(supplier: Supplier) -> list[Sentence]:
    """Return what a supplier provides, in words."""
    said = [
        (supplier.has_machinery, _("machinery and technology")),
        (supplier.has_parts, _("spare parts")),
        (supplier.has_service, _("technicians")),
        (supplier.has_materials, _("materials")),
    ]
    return [word for is_so, word in said if is_so]


def said_in_all_languages(supplier: Supplier) -> list[str]:
    """Return what a supplier provides in each language, so that “Bobst spare parts” finds who has them."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += [str(word) for word in provided_by(supplier)]
    return found


def products_of(supplier: Supplier) -> str:
    """Write the products; what a file divided by strokes is divided by semicolons."""
    return "; ".join(part.strip() for part in supplier.products.split("|") if part.strip())
