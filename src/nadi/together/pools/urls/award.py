"""Addresses of the award."""

from django.urls import path

from nadi.together.pools.views import award, own_scenarios, scenarios, shares

urlpatterns = [
    path("<slug:uid>/scenarios/", scenarios.scenarios, name="pools.scenarios"),
    path("<slug:uid>/scenarios/evaluate/", scenarios.evaluate, name="pools.evaluate"),
    path("<slug:uid>/scenarios/own/", own_scenarios.own_scenarios, name="pools.own_scenarios"),
    path("<slug:uid>/scenarios/own/<slug:own>/", own_scenarios.own_scenario, name="pools.own_scenario"),
    path(
        "<slug:uid>/scenarios/own/<slug:own>/remove-rule/",
        own_scenarios.remove_rule,
        name="pools.remove_rule",
    ),
    path(
        "<slug:uid>/scenarios/own/<slug:own>/remove/",
        own_scenarios.remove_own_scenario,
        name="pools.remove_own_scenario",
    ),
    path("<slug:uid>/scenarios/weights/", own_scenarios.set_weights, name="pools.set_weights"),
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
