"""Addresses of the papers of agreements."""

from django.urls import path

from nadi.together.agreements.views import documents

urlpatterns = [
    path("addenda/<str:uid>/paper/", documents.addendum_pdf, name="agreements.addendum_pdf"),
    path("call-offs/<str:uid>/paper/", documents.call_off_pdf, name="agreements.call_off_pdf"),
    path("savings/paper/", documents.savings_pdf, name="agreements.savings_pdf"),
]
