"""Addresses of pools: from opening to closed demand here, the tender and the award beside it."""

from nadi.together.pools import urls_award, urls_tender

urlpatterns = [*urls_tender.urlpatterns, *urls_award.urlpatterns]
