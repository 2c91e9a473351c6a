"""Addresses of a vendor's bid, by its link."""

from django.urls import path

from nadi.together.pools.views import rfq, rfq_sheet

urlpatterns = [
    path("rfq/<slug:token>/", rfq.rfq, name="pools.rfq"),
    path("rfq/<slug:token>/submit/", rfq.rfq_submit, name="pools.rfq_submit"),
    path("rfq/<slug:token>/draft/", rfq_sheet.rfq_save_draft, name="pools.rfq_save_draft"),
    path("rfq/<slug:token>/draft/discard/", rfq_sheet.rfq_discard_draft, name="pools.rfq_discard_draft"),
    path("rfq/<slug:token>/book/", rfq_sheet.rfq_book, name="pools.rfq_book"),
    path("rfq/<slug:token>/book/read/", rfq_sheet.rfq_upload, name="pools.rfq_upload"),
    path("rfq/<slug:token>/receipt/", rfq.rfq_receipt, name="pools.rfq_receipt"),
    path("rfq/<slug:token>/withdraw/", rfq.rfq_withdraw, name="pools.rfq_withdraw"),
    path("rfq/<slug:token>/decline/", rfq.rfq_decline, name="pools.rfq_decline"),
]
