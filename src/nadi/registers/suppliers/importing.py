"""What files can bring into the suppliers."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.targets import ENTRY_FIELDS, Field, Target
from nadi.registers.suppliers.models import Supplier

# Whoever lists firms of one country numbers them by the code of its business register.
CODES = (
    "identification code",
    "identification number",
    "id code",
    "tax id",
    "tax number",
    "registration number",
    "საიდენტიფიკაციო კოდი",
    "საიდენტიფიკაციო ნომერი",
    "ს/კ",
    "инн",
)


def also_known(field: Field) -> Field:
    """Let a firm's code in the business register be its number at the source."""
    return replace(field, aliases=(*field.aliases, *CODES)) if field.name == "external_id" else field


TARGETS = [
    Target(
        name="suppliers",
        title=_("Suppliers"),
        permission="suppliers.add",
        model=Supplier,
        fields=[
            *(also_known(one) for one in ENTRY_FIELDS),
            Field(
                name="kind",
                label=_("Kind"),
                kind="choice",
                choices=dict(Supplier.Kind.choices),
                aliases=("type",),
            ),
            Field(
                name="products",
                label=_("Products"),
                aliases=("products", "categories", "category", "services"),
            ),
            Field(
                name="makes",
                label=_("Makes"),
                kind="codes",
                scheme="make",
                aliases=("make", "makes", "brand", "brands", "manufacturer"),
            ),
            Field(
                name="processes",
                label=_("Process steps"),
                kind="codes",
                scheme="process",
                aliases=("process", "processes", "technology"),
            ),
            Field(
                name="procurement",
                label=_("Procurement codes (CPV)"),
                kind="codes",
                scheme="cpv",
                aliases=("cpv", "cpv codes", "cpv_codes"),
                adds=True,
            ),
            Field(name="has_machinery", label=_("Sells machinery and technology"), kind="flag"),
            Field(name="has_parts", label=_("Sells spare parts"), kind="flag", aliases=("spare parts",)),
            Field(name="has_service", label=_("Sends technicians"), kind="flag"),
            Field(name="has_materials", label=_("Sells materials"), kind="flag"),
            Field(name="response_hours", label=_("Answers within, hours"), kind="number"),
            Field(name="delivery_days", label=_("Parts arrive within, days"), kind="number"),
            Field(
                name="exhibits_at",
                label=_("Fairs where it exhibits"),
                aliases=("fair", "fairs", "exhibition"),
                adds=True,
            ),
            Field(name="hall", label=_("Hall and stand"), aliases=("hall", "stand", "booth")),
            Field(
                name="address",
                label=_("Address"),
                aliases=("address", "street", "legal address", "მისამართი"),
            ),
        ],
    )
]
