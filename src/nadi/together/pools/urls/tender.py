"""Addresses of the tender: the office's pages, and the vendor's by its link."""

from django.urls import path

from nadi.together.pools.urls import bid as urls_bid
from nadi.together.pools.urls import exchange as urls_exchange
from nadi.together.pools.urls import quality as urls_quality
from nadi.together.pools.views import starting, tender

urlpatterns = [
    *urls_bid.urlpatterns,
    *urls_exchange.urlpatterns,
    *urls_quality.urlpatterns,
    path("requests/<slug:uid>/resend/", tender.resend_request, name="pools.resend_request"),
    path("bids/<slug:uid>/disqualify/", tender.disqualify_bid, name="pools.disqualify_bid"),
    path("<slug:uid>/tender/", tender.tender, name="pools.tender"),
    path("<slug:uid>/tender/start/", starting.start_tender, name="pools.start_tender"),
    path("<slug:uid>/tender/ask/", tender.ask_vendor, name="pools.ask_vendor"),
    path("<slug:uid>/bids/", tender.bids, name="pools.bids"),
]
