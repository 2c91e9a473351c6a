"""Addresses of preparing a pool: the draft, its rules, files and competition check, and its opening."""

from django.urls import path

from nadi.together.pools.views import attaching, competition, preparing

urlpatterns = [
    path("prepare/", preparing.prepare, name="pools.prepare"),
    path("attachments/<slug:uid>/", attaching.attachment, name="pools.attachment"),
    path("attachments/<slug:uid>/remove/", attaching.detach, name="pools.detach"),
    path("rfq/<slug:token>/files/<slug:uid>/", attaching.vendor_attachment, name="pools.rfq_attachment"),
    path("checks/<slug:uid>/sign-off/", competition.sign_off, name="pools.sign_off"),
    path("checks/<slug:uid>/file/", competition.sign_off_file, name="pools.sign_off_file"),
    path("<slug:uid>/copy/", preparing.copy, name="pools.copy"),
    path("<slug:uid>/rules/", preparing.edit_rules, name="pools.edit_rules"),
    path("<slug:uid>/invite/", preparing.invite, name="pools.invite"),
    path("<slug:uid>/terms/", preparing.terms, name="pools.terms"),
    path("<slug:uid>/terms/edit/", preparing.edit_terms, name="pools.edit_terms"),
    path("<slug:uid>/attach/", attaching.attach, name="pools.attach"),
    path("<slug:uid>/competition/", competition.competition, name="pools.competition"),
    path("<slug:uid>/open/", preparing.open_pool, name="pools.open"),
]
