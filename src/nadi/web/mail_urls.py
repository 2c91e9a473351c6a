"""Addresses of the outbox."""

from django.urls import path

from nadi.web import mail_views as views

urlpatterns = [
    path("", views.outbox, name="mail.outbox"),
    path("<slug:uid>/", views.preview, name="mail.preview"),
    path("<slug:uid>/written/", views.written, name="mail.written"),
]
