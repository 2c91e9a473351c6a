"""Addresses of taking part: the agreement, the demand, its workbook, its proofs."""

from django.urls import path

from nadi.together.pools.views import demand, joining, minimum, sheet

urlpatterns = [
    path("evidence/<slug:uid>/", joining.evidence, name="pools.evidence"),
    path("evidence/<slug:uid>/remove/", joining.remove_evidence, name="pools.remove_evidence"),
    path("lines/<slug:uid>/leave-out/", minimum.leave_out_line, name="pools.leave_out_line"),
    path("<slug:uid>/join/", joining.join, name="pools.join"),
    path("<slug:uid>/join/accept/", joining.accept_terms, name="pools.accept_terms"),
    path("<slug:uid>/join/interest/", joining.declare_interest, name="pools.declare_interest"),
    path("<slug:uid>/leave/", joining.leave, name="pools.leave"),
    path("<slug:uid>/demand/", demand.demand, name="pools.demand"),
    path("<slug:uid>/demand/sheet/", sheet.demand_sheet, name="pools.demand_sheet"),
    path("<slug:uid>/demand/sheet/upload/", sheet.upload_demand, name="pools.upload_demand"),
    path("<slug:uid>/demand/sheet/marked/", sheet.marked_sheet, name="pools.marked_sheet"),
    path("<slug:uid>/demand/evidence/", joining.add_evidence, name="pools.add_evidence"),
    path("<slug:uid>/minimum/", minimum.minimum, name="pools.minimum"),
    path("<slug:uid>/minimum/extend/", minimum.extend_demand, name="pools.extend_demand"),
]
