"""The suppliers as a register."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.suppliers.models import Supplier
from nadi.registers.suppliers.offering import products_of, said_in_all_languages

REGISTER = Register(
    name="suppliers",
    title=_("Suppliers of technology and parts"),
    says=_("Who makes, sells and mends machinery and spare parts, and which firms here run the same make."),
    model=Supplier,
    list_url="suppliers.list",
    detail_url="suppliers.detail",
    see="suppliers.see",
    fades_after=365,
    words=lambda supplier: [
        products_of(supplier),
        *said_in_all_languages(supplier),
        supplier.exhibits_at,
        supplier.external_id,
        *(one.code for one in supplier.codings.all() if one.scheme in ("make", "process")),
    ],
    is_used=True,
    order=40,
)
