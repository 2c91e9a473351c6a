"""Addresses of the API and of the pages that let programs in."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.home.api.root import VERSION
from nadi.home.api.service import service
from nadi.home.api.views import programs
from nadi.web.navigation import MenuItem

FOR_EVERYBODY = [
    MenuItem(label=_("For other programs"), url_name="api.described", order=70),
]

urlpatterns = [
    path("programs/", programs.programs, name="api.programs"),
    path("programs/tokens/new/", programs.make, name="api.make_token"),
    path("programs/tokens/<slug:uid>/end/", programs.end, name="api.end_token"),
    path("programs/webhooks/new/", programs.add_webhook, name="api.add_webhook"),
    path("programs/webhooks/<slug:uid>/", programs.webhook, name="api.webhook"),
    path("programs/webhooks/<slug:uid>/renew/", programs.renew, name="api.renew_secret"),
    path("programs/webhooks/<slug:uid>/try/", programs.try_out, name="api.try_webhook"),
    path("programs/webhooks/<slug:uid>/resume/", programs.resume, name="api.resume_webhook"),
    path("programs/webhooks/<slug:uid>/remove/", programs.remove, name="api.remove_webhook"),
    path("api/", programs.described, name="api.described"),
    path(f"api/v{VERSION}/", service().urls),
]
