"""Addresses of the decision on an award and of vendors' objections."""

from django.urls import path

from nadi.together.pools.views import decision, objections

urlpatterns = [
    path("<slug:uid>/decision/", decision.decision, name="pools.decision"),
    path("<slug:uid>/decision/confirm/", decision.confirm_award, name="pools.confirm_award"),
    path("<slug:uid>/decision/refuse/", decision.refuse_award, name="pools.refuse_award"),
    path("<slug:uid>/decision/withdraw/", decision.withdraw_award, name="pools.withdraw_award"),
    path("<slug:uid>/objections/", objections.objections, name="pools.objections"),
    path("objections/<slug:uid>/", objections.answer_objection, name="pools.answer_objection"),
    path("rfq/<str:token>/object/", objections.object_to_award, name="pools.object"),
]
