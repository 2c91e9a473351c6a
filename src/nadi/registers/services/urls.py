"""Addresses of services."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.registers.services.views import certificates, proposals, readiness, services
from nadi.web.navigation import MenuItem

CERTIFICATE = "certificates/<str:uid>/"
READINESS = "readiness/<str:uid>/"
STEP = f"{READINESS}steps/<str:step>/"
FOR_EVERYBODY = [
    MenuItem(label=_("Certificates of our members"), url_name="services.public_certificates", order=60),
]

urlpatterns = [
    path("", services.listed, name="services.list"),
    path("add/", services.add, name="services.add"),
    path("proposals/", proposals.listed, name="services.proposals"),
    path("proposals/<str:uid>/", proposals.detail, name="services.proposal"),
    path("proposals/<str:uid>/answer/", proposals.answer, name="services.answer_proposal"),
    path("certificates/", certificates.listed, name="services.certificates"),
    path("certificates/add/", certificates.add, name="services.add_certificate"),
    path("certificates/matrix/", certificates.matrix, name="services.matrix"),
    path("certificates/members/", certificates.of_members, name="services.members_certificates"),
    path("certificates/public/", certificates.shown_to_everybody, name="services.public_certificates"),
    path(CERTIFICATE, certificates.detail, name="services.certificate"),
    path(f"{CERTIFICATE}edit/", certificates.edit, name="services.edit_certificate"),
    path(f"{CERTIFICATE}audits/", certificates.audits, name="services.edit_audits"),
    path(f"{CERTIFICATE}file/", certificates.file, name="services.certificate_file"),
    path(f"{CERTIFICATE}show/", certificates.show, name="services.show_certificate"),
    path(f"{CERTIFICATE}remove/", certificates.remove, name="services.remove_certificate"),
    path("readiness/", readiness.overview, name="services.readiness_overview"),
    path("readiness/begin/", readiness.begin, name="services.begin_readiness"),
    path(READINESS, readiness.detail, name="services.readiness"),
    path(f"{READINESS}target/", readiness.set_target, name="services.set_target"),
    path(f"{READINESS}wish/", readiness.wish, name="services.wish_together"),
    path(STEP, readiness.set_step, name="services.set_step"),
    path(f"{STEP}evidence/", readiness.evidence, name="services.evidence"),
    path("<str:uid>/", services.detail, name="services.detail"),
    path("<str:uid>/edit/", services.edit, name="services.edit"),
    path("<str:uid>/publish/", services.publish, name="services.publish"),
    path("<str:uid>/withdraw/", services.withdraw, name="services.withdraw"),
    path("<str:uid>/restore/", services.restore, name="services.restore"),
    path("<str:uid>/accredit/", services.accredit, name="services.accredit"),
    path("<str:uid>/propose/", services.propose, name="services.propose"),
]
