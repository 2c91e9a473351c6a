"""Addresses of the tender: the office's pages, and the vendor's by its link."""

from django.urls import path

from nadi.together.pools import urls_exchange
from nadi.together.pools.views import rfq, tender

urlpatterns = [
    *urls_exchange.urlpatterns,
    path("rfq/<slug:token>/", rfq.rfq, name="pools.rfq"),
    path("rfq/<slug:token>/submit/", rfq.rfq_submit, name="pools.rfq_submit"),
    path("rfq/<slug:token>/receipt/", rfq.rfq_receipt, name="pools.rfq_receipt"),
    path("rfq/<slug:token>/withdraw/", rfq.rfq_withdraw, name="pools.rfq_withdraw"),
    path("rfq/<slug:token>/decline/", rfq.rfq_decline, name="pools.rfq_decline"),
    path("requests/<slug:uid>/resend/", tender.resend_request, name="pools.resend_request"),
    path("bids/<slug:uid>/disqualify/", tender.disqualify_bid, name="pools.disqualify_bid"),
    path("<slug:uid>/tender/", tender.tender, name="pools.tender"),
    path("<slug:uid>/tender/start/", tender.start_tender, name="pools.start_tender"),
    path("<slug:uid>/tender/ask/", tender.ask_vendor, name="pools.ask_vendor"),
    path("<slug:uid>/bids/", tender.bids, name="pools.bids"),
]
