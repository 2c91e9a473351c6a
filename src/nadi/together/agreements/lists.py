"""The list of agreements."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.web.listing import Column, Listing
from nadi.web.localized import localized

AGREEMENTS = Listing(
    name="agreements",
    title=_("Agreements"),
    columns=[
        Column(
            name="number",
            label=_("Number"),
            value=lambda agreement: agreement.number,
            sort="number",
            link=lambda agreement: reverse("agreements.detail", args=[agreement.uid]),
        ),
        Column(name="vendor", label=_("Vendor"), value=lambda agreement: localized(agreement.vendor)),
        Column(
            name="pool", label=_("Pool"), value=lambda agreement: localized(agreement.award.pool, "title")
        ),
        Column(name="starts", label=_("In force from"), value=lambda one: one.starts, sort="starts"),
        Column(name="ends", label=_("until"), value=lambda one: one.ends, sort="ends"),
        Column(name="state", label=_("State"), value=lambda one: one.get_state_display(), sort="state"),
    ],
    order="-starts",
    empty_title=_("No agreements yet"),
    empty_text=_("They are made when every member of an award has accepted its share."),
)
