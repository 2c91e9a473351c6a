"""Addresses of talents."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.registers.talents.views import candidates, demand, entering, own, placements, vacancies
from nadi.web.navigation import MenuItem

MINE = "mine/<str:token>/"
FOR_EVERYBODY = [
    MenuItem(label=_("Vacancies"), url_name="talents.vacancies", order=20),
    MenuItem(label=_("Be found by companies"), url_name="talents.join", order=30),
]

urlpatterns = [
    path("", candidates.listed, name="talents.list"),
    path("candidates/new/", candidates.add, name="talents.add"),
    path("candidates/<slug:uid>/", candidates.detail, name="talents.detail"),
    path("candidates/<slug:uid>/file/", candidates.file, name="talents.file"),
    path("candidates/<slug:uid>/who/", candidates.identity, name="talents.see_identity"),
    path("candidates/<slug:uid>/ask/", candidates.ask, name="talents.ask_contact"),
    path("candidates/<slug:uid>/erase/", candidates.erase, name="talents.erase"),
    path("questions/", candidates.requests, name="talents.requests"),
    path("questions/<slug:uid>/end/", candidates.end, name="talents.end_contact"),
    path("join/", entering.join, name="talents.join"),
    path("join/resume/", entering.prefill, name="talents.prefill"),
    path("sent/", entering.sent, name="talents.sent"),
    path("erased/", entering.erased, name="talents.erased"),
    path("link/", entering.lost_link, name="talents.lost_link"),
    path(MINE, own.overview, name="talents.own"),
    path(f"{MINE}confirm/", own.confirm, name="talents.own_confirm"),
    path(f"{MINE}change/", own.change, name="talents.own_change"),
    path(f"{MINE}renew/", own.renew, name="talents.own_renew"),
    path(f"{MINE}pause/", own.pause, name="talents.own_pause"),
    path(f"{MINE}resume/", own.resume, name="talents.own_resume"),
    path(f"{MINE}pool/", own.join_pool, name="talents.own_join_pool"),
    path(f"{MINE}link/", own.renew_link, name="talents.own_renew_link"),
    path(f"{MINE}erase/", own.withdraw, name="talents.own_withdraw"),
    path(f"{MINE}record.json", own.download, name="talents.own_download"),
    path(f"{MINE}resume.json", own.json_resume, name="talents.own_json_resume"),
    path(f"{MINE}file/", own.cv, name="talents.own_cv"),
    path(f"{MINE}questions/<slug:uid>/", own.contact, name="talents.own_contact"),
    path(f"{MINE}questions/<slug:uid>/agree/", own.contact_agree, name="talents.own_agree"),
    path(f"{MINE}questions/<slug:uid>/decline/", own.contact_decline, name="talents.own_decline"),
    path(f"{MINE}questions/<slug:uid>/end/", own.contact_end, name="talents.own_end"),
    path(f"{MINE}vacancies/", own.vacancies, name="talents.own_vacancies"),
    path(f"{MINE}vacancies/<slug:uid>/apply/", own.apply, name="talents.own_apply"),
    path(
        f"{MINE}applications/<slug:uid>/withdraw/",
        own.withdraw_applied,
        name="talents.own_withdraw_application",
    ),
    path("vacancies/", vacancies.listed, name="talents.vacancies"),
    path("vacancies/new/", vacancies.post, name="talents.post"),
    path("vacancies/<slug:uid>/", vacancies.detail, name="talents.vacancy"),
    path("vacancies/<slug:uid>/apply/", entering.apply, name="talents.apply"),
    path("vacancies/<slug:uid>/edit/", vacancies.edit, name="talents.edit_vacancy"),
    path("vacancies/<slug:uid>/filled/", vacancies.filled, name="talents.vacancy_filled"),
    path("vacancies/<slug:uid>/withdraw/", vacancies.withdraw, name="talents.withdraw_vacancy"),
    path("vacancies/<slug:uid>/join/", vacancies.join, name="talents.join_vacancy"),
    path("vacancies/<slug:uid>/leave/", vacancies.leave, name="talents.leave_vacancy"),
    path("vacancies/<slug:uid>/candidates/", vacancies.matches, name="talents.matches"),
    path("applications/<slug:uid>/answer/", vacancies.answer, name="talents.answer_application"),
    path("training/", placements.listed, name="talents.training"),
    path("training/groups/new/", placements.add_group, name="talents.add_group"),
    path("training/groups/<slug:uid>/", placements.group, name="talents.group"),
    path("training/groups/<slug:uid>/close/", placements.close_group, name="talents.close_group"),
    path("training/groups/<slug:uid>/propose/", placements.propose, name="talents.propose_placement"),
    path("training/places/new/", placements.add_places, name="talents.add_places"),
    path("training/places/<slug:uid>/", placements.places, name="talents.places"),
    path("training/places/<slug:uid>/close/", placements.close_places, name="talents.close_places"),
    path("training/placements/<slug:uid>/agree/", placements.agree, name="talents.agree_placement"),
    path("training/placements/<slug:uid>/decline/", placements.decline, name="talents.decline_placement"),
    path("training/placements/<slug:uid>/withdraw/", placements.withdraw, name="talents.withdraw_placement"),
    path("demand/", demand.listed, name="talents.demands"),
    path("demand/release/", demand.release, name="talents.release_demand"),
    path("demand/<slug:uid>/", demand.detail, name="talents.demand"),
]
