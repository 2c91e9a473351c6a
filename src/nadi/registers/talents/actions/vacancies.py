"""Posting vacancies, changing and closing them, and sharing one among firms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.registers.talents.coding import SKILL, occupation_codes, skill_codes
from nadi.registers.talents.finding import document_of, refind
from nadi.registers.talents.models import Requirement, Vacancy, VacancyFirm
from nadi.web import search
from nadi.web.access import Actor, Refused
from nadi.web.mail import send
from nadi.web.search_text import search_text

State = Vacancy.State
# What the history tells of a change: nothing here is one firm's own number.
TOLD = ("title", "title_local", "kind", "region", "town", "open_until", "audience", "state")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a vacancy says: its columns, and what it asks for in words."""

    values: Mapping[str, Any]
    must_skills: Sequence[str] = ()
    skills: Sequence[str] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    count: int = 1
    # Codes that are known already, by scheme (`isco`, `esco-occupation`).
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)


def post_vacancy(
    *, by: Actor, wanted: Wanted, organisation: Organisation | None, brought_by: str = ""
) -> Vacancy:
    """Post a vacancy for a firm; without one it is a notice that was found elsewhere."""
    with transaction.atomic():
        vacancy = Vacancy(organisation=organisation, brought_by=brought_by)
        write(vacancy, wanted)
        if organisation is not None:
            VacancyFirm.objects.create(vacancy=vacancy, organisation=organisation, count=wanted.count)
        if not brought_by:
            record(by=by, verb="talents.post", subject=f"vacancy:{vacancy.uid}", after=told(vacancy))
        search.put([document_of(vacancy)])
    return vacancy


def change_vacancy(*, by: Actor, vacancy: Vacancy, wanted: Wanted) -> Vacancy:
    """Change what an open vacancy says."""
    with transaction.atomic():
        kept = still_open(vacancy)
        before = told(kept)
        write(kept, wanted)
        mine = kept.firms.filter(organisation=kept.organisation_id)
        mine.update(count=wanted.count)
        after = told(kept)
        differing = {name for name in after if after[name] != before[name]}
        record(
            by=by,
            verb="talents.edit_vacancy",
            subject=f"vacancy:{kept.uid}",
            before={name: before[name] for name in differing},
            after={name: after[name] for name in differing},
        )
        search.put([document_of(kept)])
    return kept


def write(vacancy: Vacancy, wanted: Wanted) -> None:
    """Write a vacancy's columns and requirements."""
    for name, value in wanted.values.items():
        setattr(vacancy, name, value)
    words = [*wanted.must_skills, *wanted.skills]
    names = [vacancy.title, vacancy.title_local, vacancy.occupation, vacancy.occupation_local]
    vacancy.search_text = search_text(*names, vacancy.employer, vacancy.town, *words)
    vacancy.save()
    vacancy.requirements.all().delete()
    Requirement.objects.bulk_create(requirements_of(vacancy, wanted), ignore_conflicts=True)


def requirements_of(vacancy: Vacancy, wanted: Wanted) -> list[Requirement]:
    """Return what a vacancy asks for, coded where a code was found."""
    rows = []
    names = (vacancy.occupation, vacancy.occupation_local, vacancy.title, vacancy.title_local)
    found = occupation_codes(*names)
    for scheme, codes in {**found, **{name: list(given) for name, given in wanted.codes.items()}}.items():
        rows += [Requirement(vacancy=vacancy, scheme=scheme, code=code, words=code) for code in codes]
    for words, is_must in ((wanted.must_skills, True), (wanted.skills, False)):
        for word in dict.fromkeys(words):
            codes, _rest = skill_codes([word])
            code = codes[0] if codes else ""
            rows.append(
                Requirement(vacancy=vacancy, scheme=SKILL, code=code, words=word[:200], is_must=is_must)
            )
    for language, level in wanted.languages.items():
        rows.append(
            Requirement(
                vacancy=vacancy, scheme="language", code=language, words=language, level=level, is_must=True
            )
        )
    return rows


def close_vacancy(*, by: Actor, vacancy: Vacancy, state: str) -> None:
    """Close a vacancy: filled, or withdrawn."""
    with transaction.atomic():
        close(still_open(vacancy), state, by, "talents.close_vacancy")


def expire_vacancies(by: Actor) -> None:
    """Close what nobody can apply for any more."""
    late = Vacancy.objects.filter(state=State.OPEN, open_until__lt=timezone.localdate())
    for vacancy in late:
        with transaction.atomic():
            kept = Vacancy.objects.select_for_update(of=("self",)).get(pk=vacancy.pk)
            if kept.state == State.OPEN:
                close(kept, State.EXPIRED, by, "talents.vacancy_expired")


def close(vacancy: Vacancy, state: str, by: Actor, verb: str) -> None:
    """Write the end of a vacancy, inside the caller's transaction."""
    vacancy.state, vacancy.closed = state, timezone.now()
    vacancy.save(update_fields=["state", "closed"])
    record(by=by, verb=verb, subject=f"vacancy:{vacancy.uid}", after={"state": state})
    search.put([document_of(vacancy)])


def join_vacancy(*, by: Actor, vacancy: Vacancy, count: int, is_named: bool) -> VacancyFirm:
    """A firm that wants the same people joins a shared vacancy; who already applied is not shown to it."""
    with transaction.atomic():
        kept = still_open(vacancy)
        if not kept.is_shared:
            raise Refused(_("This vacancy is one company's alone."))
        part, is_new = VacancyFirm.objects.get_or_create(
            vacancy=kept,
            organisation=Organisation.objects.get(uid=by.organisation),
            defaults={"count": count, "is_named": is_named},
        )
        if not is_new:
            VacancyFirm.objects.filter(pk=part.pk).update(count=count, is_named=is_named)
        record(by=by, verb="talents.join_vacancy", subject=f"vacancy:{kept.uid}")
        search.put([document_of(kept)])
        refind(kept.applications.values_list("candidate_id", flat=True))
        if is_new:
            others = kept.firms.exclude(organisation=by.organisation_id)
            send(
                to=people_of(list(others.values_list("organisation_id", flat=True))),
                template="talents/mail/joined",
                context={"vacancy": kept, "firms": kept.firms.count()},
            )
    return part


def leave_vacancy(*, by: Actor, vacancy: Vacancy) -> None:
    """A firm leaves a shared vacancy; the last one closes it instead."""
    with transaction.atomic():
        kept = still_open(vacancy)
        part = kept.firms.filter(organisation=by.organisation_id).first()
        if part is None:
            raise Refused(_("Your company is not part of this vacancy."))
        if kept.firms.count() == 1:
            raise Refused(_("Your company is the last one here. Close the vacancy instead."))
        part.delete()
        if kept.organisation_id == by.organisation_id:
            heir = kept.firms.order_by("joined", "pk").first()
            kept.organisation_id = heir.organisation_id if heir else None
            kept.save(update_fields=["organisation"])
        record(by=by, verb="talents.leave_vacancy", subject=f"vacancy:{kept.uid}")
        refind(kept.applications.values_list("candidate_id", flat=True))


def still_open(vacancy: Vacancy) -> Vacancy:
    """Return the vacancy, held by this transaction, unless it was closed meanwhile."""
    kept = Vacancy.objects.select_for_update(of=("self",)).get(pk=vacancy.pk)
    if kept.state != State.OPEN:
        raise Refused(_("This vacancy is closed. Post a new one."))
    return kept


def told(vacancy: Vacancy) -> dict[str, str]:
    """Return what the journal keeps of a vacancy."""
    return {name: str(getattr(vacancy, name)) for name in TOLD}
