"""Addresses behind a vendor's link: each is named as its twin for people with an account."""

from django.urls import path

from nadi.together.agreements.views import (
    agreements,
    competitions,
    extensions,
    orders_by_link,
    price_changes,
)

LINK = "agreements/by-link/<str:token>/"
ORDER = f"{LINK}orders/<str:uid>/"
CHANGE = f"{LINK}price-changes/<str:uid>/"
EXTENSION = f"{LINK}extensions/<str:uid>/"

urlpatterns = [
    path(LINK, agreements.by_vendors_link, name="agreements.by_link"),
    path(ORDER, orders_by_link.see_call_off, name="agreements.see_call_off_by_link"),
    path(f"{ORDER}confirm/", orders_by_link.confirm_call_off, name="agreements.confirm_call_off_by_link"),
    path(f"{ORDER}reject/", orders_by_link.reject_call_off, name="agreements.reject_call_off_by_link"),
    path(f"{ORDER}invoice/", orders_by_link.note_invoice, name="agreements.note_invoice_by_link"),
    path(f"{ORDER}dispute/", orders_by_link.answer_dispute, name="agreements.answer_dispute_by_link"),
    path(f"{ORDER}order.xml", orders_by_link.call_off_ubl, name="agreements.call_off_ubl_by_link"),
    path(f"{ORDER}order.xlsx", orders_by_link.call_off_xlsx, name="agreements.call_off_xlsx_by_link"),
    path(f"{LINK}evidence/<str:uid>/", orders_by_link.evidence, name="agreements.evidence_by_link"),
    path(
        f"{LINK}price-change/",
        price_changes.propose_price_change_by_link,
        name="agreements.propose_price_change_by_link",
    ),
    path(CHANGE, price_changes.price_change_by_link, name="agreements.price_change_by_link"),
    path(
        f"{CHANGE}accept/",
        price_changes.accept_price_change_by_link,
        name="agreements.accept_price_change_by_link",
    ),
    path(
        f"{CHANGE}reject/",
        price_changes.reject_price_change_by_link,
        name="agreements.reject_price_change_by_link",
    ),
    path(
        f"{CHANGE}withdraw/",
        price_changes.withdraw_price_change_by_link,
        name="agreements.withdraw_price_change_by_link",
    ),
    path(
        f"{LINK}extension/",
        extensions.propose_extension_by_link,
        name="agreements.propose_extension_by_link",
    ),
    path(
        f"{EXTENSION}accept/",
        extensions.accept_extension_by_link,
        name="agreements.accept_extension_by_link",
    ),
    path(
        f"{EXTENSION}reject/",
        extensions.reject_extension_by_link,
        name="agreements.reject_extension_by_link",
    ),
    path(
        f"{EXTENSION}withdraw/",
        extensions.withdraw_extension_by_link,
        name="agreements.withdraw_extension_by_link",
    ),
    path(f"{LINK}quote/<str:uid>/", competitions.quote_by_link, name="agreements.quote_by_link"),
]
