"""What files can bring into the services."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.targets import ENTRY_FIELDS, Field, Target
from nadi.registers.services.models import Service

TARGETS = [
    Target(
        name="services",
        title=_("Services"),
        permission="services.add",
        model=Service,
        fields=[
            *ENTRY_FIELDS,
            Field(
                name="kind",
                label=_("Kind"),
                kind="choice",
                choices=dict(Service.Kind.choices),
                aliases=("type",),
            ),
            Field(
                name="scope",
                label=_("What is offered, in English"),
                aliases=("services", "scope", "offer", "category", "company_type"),
            ),
            Field(
                name="scope_local",
                label=_("What is offered, in Georgian"),
                aliases=("მომსახურება", "services ka"),
            ),
            Field(name="prices", label=_("Public prices"), aliases=("price", "price list", "tariff")),
            Field(
                name="standards",
                label=_("Standards"),
                kind="codes",
                scheme="standard",
                aliases=("standard", "standards"),
            ),
            Field(
                name="languages",
                label=_("Languages"),
                kind="codes",
                scheme="language",
                aliases=("language", "languages"),
            ),
            Field(
                name="places",
                label=_("Places served"),
                kind="codes",
                scheme="place",
                aliases=("places", "region served", "served"),
            ),
        ],
    )
]
