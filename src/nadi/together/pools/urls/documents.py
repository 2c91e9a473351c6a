"""Addresses of the papers of pools."""

from django.urls import path

from nadi.together.pools.views import documents

urlpatterns = [
    path("rfq/<slug:token>/paper/", documents.rfq_paper_by_link, name="pools.rfq_paper"),
    path("<slug:uid>/tender/paper/", documents.rfq_pdf, name="pools.rfq_pdf"),
    path("<slug:uid>/minutes/<int:number>/paper/", documents.minutes_pdf, name="pools.minutes_pdf"),
    path("<slug:uid>/award/report/", documents.award_report, name="pools.award_report"),
]
