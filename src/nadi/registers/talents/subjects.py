"""How the journal names what talents are about: by blind titles only."""

from collections.abc import Collection
from functools import partial

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.registers.talents.models import (
    Application,
    ContactRequest,
    DemandRelease,
    Placement,
    StudentGroup,
    TrainingPlaces,
    Vacancy,
)
from nadi.registers.talents.register import REGISTER
from nadi.web.localized import localized


def vacancy_names(uids: Collection[str]) -> dict[str, str]:
    """Return the titles of vacancies."""
    return {one.uid: localized(one, "title") for one in Vacancy.objects.filter(uid__in=uids)}


def contact_names(uids: Collection[str]) -> dict[str, str]:
    """Return the blind titles of candidates who were asked."""
    rows = ContactRequest.objects.filter(uid__in=uids).select_related("candidate")
    return {one.uid: localized(one.candidate) for one in rows}


def neutral_names(uids: Collection[str]) -> dict[str, str]:
    """Return neutral words: the board is made of members, from whom a candidate may be kept."""
    known = ContactRequest.objects.filter(uid__in=uids).values_list("uid", flat=True)
    return {uid: str(REGISTER.title) for uid in known}


def application_names(uids: Collection[str]) -> dict[str, str]:
    """Return for which vacancy somebody applied."""
    rows = Application.objects.filter(uid__in=uids).select_related("vacancy")
    return {one.uid: localized(one.vacancy, "title") for one in rows}


def placement_names(uids: Collection[str]) -> dict[str, str]:
    """Return which college and which firm a placement is between."""
    rows = Placement.objects.filter(uid__in=uids)
    rows = rows.select_related("group__organisation", "places__organisation")
    return {
        one.uid: f"{localized(one.group.organisation)}, {localized(one.places.organisation)}" for one in rows
    }


def offered_names(model: type[StudentGroup] | type[TrainingPlaces], uids: Collection[str]) -> dict[str, str]:
    """Return for which occupation a college has students or a firm has places."""
    rows = model.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: f"{localized(one, 'occupation')}, {localized(one.organisation)}" for one in rows}


def release_names(uids: Collection[str]) -> dict[str, str]:
    """Return the years whose demand was released."""
    rows = DemandRelease.objects.filter(uid__in=uids).values_list("uid", "year")
    return {uid: str(year) for uid, year in rows}


VERBS = {
    "talents.enter": _("enter oneself as a candidate"),
    "talents.confirm_address": _("confirm one's address as a candidate"),
    "talents.change_own": _("change one's own record"),
    "talents.renew": _("consent for another year"),
    "talents.renew_link": _("end one's link for a new one"),
    "talents.join_pool": _("agree to be shown to all members"),
    "talents.pause": _("pause being shown"),
    "talents.resume": _("be shown again"),
    "talents.withdraw_own": _("erase one's own record"),
    "talents.expired": _("erased because the consent had ended"),
    "talents.never_confirmed": _("erased because the address was never confirmed"),
    "talents.agree_contact": _("agree to contact"),
    "talents.decline_contact": _("decline contact"),
    "talents.contact_lapsed": _("a question to a candidate was not answered in time"),
    "talents.apply": _("apply for a vacancy"),
    "talents.withdraw_application": _("take an application back"),
    "talents.vacancy_expired": _("a vacancy's last day passed"),
    "talents.close_group": _("close a group of students"),
    "talents.close_places": _("close training places"),
}
SUBJECTS = {
    # Firms may stand behind a vacancy unnamed, and whom a firm asks is its own.
    "vacancy": Subject(names=vacancy_names, is_confidential=True),
    "contact": Subject(names=contact_names, for_members=neutral_names, is_confidential=True),
    "job-application": Subject(names=application_names),
    "placement": Subject(names=placement_names),
    "group": Subject(names=partial(offered_names, StudentGroup)),
    "places": Subject(names=partial(offered_names, TrainingPlaces)),
    "demand": Subject(names=release_names),
}
