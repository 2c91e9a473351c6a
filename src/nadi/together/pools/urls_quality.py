"""Addresses of quality and of what bids are compared by."""

from django.urls import path

from nadi.together.pools.views import currencies, quality

urlpatterns = [
    path("<slug:uid>/assess/", quality.assess, name="pools.assess"),
    path("<slug:uid>/landed/", quality.landed, name="pools.landed"),
    path("<slug:uid>/currencies/", currencies.currencies, name="pools.currencies"),
    path("<slug:uid>/currencies/<slug:code>/drop/", currencies.drop_currency, name="pools.drop_currency"),
    path("bids/<slug:uid>/score/", quality.score_bid, name="pools.score_bid"),
    path("bids/<slug:uid>/landed/", quality.set_landed, name="pools.set_landed"),
    path(
        "bids/<slug:uid>/admit/<slug:line>/<int:variant>/", quality.admit_variant, name="pools.admit_variant"
    ),
]
