"""Addresses of experts."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.registers.experts.views import engagements, experts, own, vetting, visits
from nadi.web.navigation import MenuItem

OWN = "own/<str:token>/"
ENGAGEMENT = "engagements/<str:uid>/"
VISIT = "visits/<str:uid>/"
FOR_EVERYBODY = [
    MenuItem(label=_("Enter yourself as an expert"), url_name="experts.apply", order=40),
]

urlpatterns = [
    path("", experts.listed, name="experts.list"),
    path("add/", experts.add, name="experts.add"),
    path("apply/", own.apply, name="experts.apply"),
    path("applied/", own.applied, name="experts.applied"),
    path("reference/<str:token>/", own.reference, name="experts.reference"),
    path(OWN, own.own, name="experts.own"),
    path(f"{OWN}agree/", own.consent, name="experts.own_consent"),
    path(f"{OWN}edit/", own.own_edit, name="experts.own_edit"),
    path(f"{OWN}pause/", own.pause, name="experts.own_pause"),
    path(f"{OWN}resume/", own.resume, name="experts.own_resume"),
    path(f"{OWN}erase/", own.own_erase, name="experts.own_erase"),
    path(f"{OWN}export/", own.own_export, name="experts.own_export"),
    path(f"{OWN}references/add/", own.add_referee, name="experts.own_add_referee"),
    path(f"{OWN}references/<str:uid>/drop/", own.drop_reference, name="experts.own_drop_reference"),
    path(f"{OWN}visits/announce/", visits.own_announce, name="experts.own_announce_visit"),
    path(f"{OWN}{VISIT}", visits.own_visit, name="experts.own_visit"),
    path(f"{OWN}{VISIT}confirm/", visits.own_confirm, name="experts.own_confirm_visit"),
    path(f"{OWN}{VISIT}call-off/", visits.own_call_off, name="experts.own_call_off_visit"),
    path(f"{OWN}{ENGAGEMENT}", engagements.own_engagement, name="experts.own_engagement"),
    path(f"{OWN}{ENGAGEMENT}answer/", engagements.own_answer, name="experts.own_answer_engagement"),
    path(f"{OWN}{ENGAGEMENT}brief/", engagements.own_brief, name="experts.own_propose_brief"),
    path(f"{OWN}{ENGAGEMENT}accept/", engagements.own_accept, name="experts.own_accept_brief"),
    path(f"{OWN}{ENGAGEMENT}end/", engagements.own_end, name="experts.own_end_engagement"),
    path(f"{OWN}{ENGAGEMENT}done/", engagements.own_finish, name="experts.own_finish_engagement"),
    path("engagements/", engagements.listed, name="experts.engagements"),
    path(ENGAGEMENT, engagements.engagement, name="experts.engagement"),
    path(f"{ENGAGEMENT}answer/", engagements.answer, name="experts.answer_engagement"),
    path(f"{ENGAGEMENT}brief/", engagements.brief, name="experts.propose_brief"),
    path(f"{ENGAGEMENT}accept/", engagements.accept, name="experts.accept_brief"),
    path(f"{ENGAGEMENT}end/", engagements.end, name="experts.end_engagement"),
    path(f"{ENGAGEMENT}done/", engagements.finish, name="experts.finish_engagement"),
    path(f"{ENGAGEMENT}rate/", engagements.rate, name="experts.rate"),
    path("visits/", visits.listed, name="experts.visits"),
    path(VISIT, visits.visit, name="experts.visit"),
    path(f"{VISIT}join/", visits.join, name="experts.join_visit"),
    path(f"{VISIT}leave/", visits.leave, name="experts.leave_visit"),
    path(f"{VISIT}invite/", visits.invite, name="experts.invite_members"),
    path(f"{VISIT}confirm/", visits.confirm, name="experts.confirm_visit"),
    path(f"{VISIT}call-off/", visits.call_off, name="experts.call_off_visit"),
    path("<str:uid>/", experts.detail, name="experts.detail"),
    path("<str:uid>/edit/", experts.edit, name="experts.edit"),
    path("<str:uid>/request/", engagements.ask, name="experts.request"),
    path("<str:uid>/visit/", visits.announce, name="experts.announce_visit"),
    path("<str:uid>/interview/", vetting.interview, name="experts.interview"),
    path("<str:uid>/vet/", vetting.vet, name="experts.vet"),
    path("<str:uid>/refuse/", vetting.refuse, name="experts.refuse"),
    path("<str:uid>/ask-consent/", vetting.ask_consent, name="experts.ask_consent"),
    path("<str:uid>/renew-link/", vetting.renew_link, name="experts.renew_link"),
    path("<str:uid>/erase/", vetting.erase, name="experts.erase"),
]
