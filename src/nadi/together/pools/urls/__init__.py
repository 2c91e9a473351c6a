"""Addresses of pools: from opening to closed demand here, the tender and the award beside it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.urls import award as urls_award
from nadi.together.pools.urls import decision as urls_decision
from nadi.together.pools.urls import documents as urls_documents
from nadi.together.pools.urls import joining as urls_joining
from nadi.together.pools.urls import opening as urls_opening
from nadi.together.pools.urls import preparing as urls_preparing
from nadi.together.pools.urls import tender as urls_tender
from nadi.together.pools.views import gathering
from nadi.web.navigation import MenuItem

MENU = [
    MenuItem(label=_("Pools"), url_name="pools.list", needs="pools.see", order=20),
    MenuItem(
        label=_("Requests for quotation"),
        url_name="pools.own_requests",
        needs="pools.own_requests",
        order=20,
    ),
]

FOR_EVERYBODY = [
    MenuItem(label=_("Open tenders"), url_name="pools.notices", order=10),
]

urlpatterns = [
    path("", gathering.list_pools, name="pools.list"),
    *urls_preparing.urlpatterns,
    *urls_documents.urlpatterns,
    *urls_tender.urlpatterns,
    *urls_opening.urlpatterns,
    *urls_award.urlpatterns,
    *urls_decision.urlpatterns,
    *urls_joining.urlpatterns,
    path("<str:uid>/", gathering.detail, name="pools.detail"),
    path("<str:uid>/edit/", gathering.edit, name="pools.edit"),
    path("<str:uid>/lines/", gathering.edit_lines, name="pools.edit_lines"),
    path("<str:uid>/overview/", gathering.overview, name="pools.overview"),
    path("<str:uid>/close-demand/", gathering.close_demand, name="pools.close_demand"),
    path("<str:uid>/cancel/", gathering.cancel, name="pools.cancel"),
]
