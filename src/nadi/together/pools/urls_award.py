"""Addresses of the award."""

from django.urls import path

from nadi.together.pools.views import award, scenarios, shares

urlpatterns = [
    path("<slug:uid>/scenarios/", scenarios.scenarios, name="pools.scenarios"),
    path("<slug:uid>/scenarios/evaluate/", scenarios.evaluate, name="pools.evaluate"),
    path("<slug:uid>/award/", award.award, name="pools.award"),
    path(
        "<slug:uid>/award/without-decliners/",
        award.leave_out_decliners,
        name="pools.award_without_decliners",
    ),
    path("<slug:uid>/shares/", shares.shares, name="pools.shares"),
    path("<slug:uid>/share/", shares.share, name="pools.share"),
    path("<slug:uid>/share/receipt/", shares.share_receipt, name="pools.share_receipt"),
    path("<slug:uid>/share/accept/", shares.accept_share, name="pools.accept_share"),
    path("<slug:uid>/share/decline/", shares.decline_share, name="pools.decline_share"),
]
