"""Addresses of jobs."""

from django.urls import path

from nadi.web.jobs import views

urlpatterns = [
    path("<slug:uid>/", views.progress, name="jobs.progress"),
    path("<slug:uid>/part/", views.part, name="jobs.part"),
    path("<slug:uid>/cancel/", views.cancel_job, name="jobs.cancel"),
]
