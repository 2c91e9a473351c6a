"""Addresses of quality and of what bids are compared by."""

from django.urls import path

from nadi.together.pools.views import quality

urlpatterns = [
    path("<slug:uid>/assess/", quality.assess, name="pools.assess"),
    path("<slug:uid>/landed/", quality.landed, name="pools.landed"),
    path("bids/<slug:uid>/score/", quality.score_bid, name="pools.score_bid"),
    path("bids/<slug:uid>/landed/", quality.set_landed, name="pools.set_landed"),
    path(
        "bids/<slug:uid>/admit/<slug:line>/<int:variant>/", quality.admit_variant, name="pools.admit_variant"
    ),
]
