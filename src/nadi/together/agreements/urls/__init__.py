"""Addresses of agreements; those of orders, mini-competitions, links and savings stand beside."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.urls import by_link as urls_by_link
from nadi.together.agreements.urls import documents as urls_documents
from nadi.together.agreements.urls import ocds as urls_ocds
from nadi.together.agreements.urls import orders as urls_orders
from nadi.together.agreements.urls import savings as urls_savings
from nadi.together.agreements.views import agreements, extensions, price_changes
from nadi.web.navigation import MenuItem

MENU = [
    MenuItem(label=_("Agreements"), url_name="agreements.list", needs="agreements.see", order=30),
    *urls_savings.MENU,
]

urlpatterns = [
    *urls_documents.urlpatterns,
    path("agreements/", agreements.agreements, name="agreements.list"),
    path("agreements/make/<str:uid>/", agreements.make, name="agreements.make"),
    *urls_by_link.urlpatterns,
    path("agreements/<str:uid>/", agreements.detail, name="agreements.detail"),
    path("agreements/<str:uid>/terminate/", agreements.terminate, name="agreements.terminate"),
    path("agreements/<str:uid>/withdraw/", agreements.withdraw, name="agreements.withdraw"),
    path("agreements/<str:uid>/new-link/", agreements.renew_link, name="agreements.renew_link"),
    path(
        "agreements/<str:uid>/price-change/",
        price_changes.propose_price_change,
        name="agreements.propose_price_change",
    ),
    path("price-changes/<str:uid>/", price_changes.price_change, name="agreements.price_change"),
    path(
        "price-changes/<str:uid>/accept/",
        price_changes.accept_price_change,
        name="agreements.accept_price_change",
    ),
    path(
        "price-changes/<str:uid>/reject/",
        price_changes.reject_price_change,
        name="agreements.reject_price_change",
    ),
    path(
        "price-changes/<str:uid>/withdraw/",
        price_changes.withdraw_price_change,
        name="agreements.withdraw_price_change",
    ),
    path(
        "agreements/<str:uid>/extension/",
        extensions.propose_extension,
        name="agreements.propose_extension",
    ),
    path(
        "extensions/<str:uid>/accept/",
        extensions.accept_extension,
        name="agreements.accept_extension",
    ),
    path(
        "extensions/<str:uid>/reject/",
        extensions.reject_extension,
        name="agreements.reject_extension",
    ),
    path(
        "extensions/<str:uid>/withdraw/",
        extensions.withdraw_extension,
        name="agreements.withdraw_extension",
    ),
    *urls_orders.urlpatterns,
    *urls_savings.urlpatterns,
    *urls_ocds.urlpatterns,
]
