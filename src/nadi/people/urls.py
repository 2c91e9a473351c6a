"""Addresses of one's own account."""

from django.urls import path

from nadi.people import views

urlpatterns = [
    path("account/", views.account, name="people.account"),
    path("account/second-factor/", views.second_factor_needed, name="second_factor_needed"),
    path("account/sessions/<int:pk>/end/", views.end, name="people.end_session"),
]
