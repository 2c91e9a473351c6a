"""Doing: a company goes its way to a standard, step by step."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.registers.services.models import Readiness, StepStanding
from nadi.registers.services.notices import readiness as notices
from nadi.registers.services.readiness.catalogue import standards, steps_of
from nadi.web.access import Actor, Refused
from nadi.web.files import remove, store

State = StepStanding.State
COLUMNS = ("state", "reason", "responsible", "due", "note")


def begin_readiness(*, by: Actor, standard: str, target: date | None) -> Readiness:
    """Begin the way to a standard, or go on with the one begun."""
    if standard not in standards():
        raise Refused(_("There are no steps for this standard. Choose one of the list."))
    with transaction.atomic():
        own = Organisation.objects.select_for_update().get(uid=by.organisation)
        readiness, is_new = Readiness.objects.get_or_create(
            organisation=own, standard=standard, defaults={"target": target}
        )
        if is_new:
            record(by=by, verb="services.begin_readiness", subject=f"readiness:{readiness.uid}")
    return readiness


def locked(readiness: Readiness) -> Readiness:
    """Return the way as it stands now, under its lock."""
    rows = Readiness.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=readiness.pk)


def set_target(*, by: Actor, readiness: Readiness, target: date | None) -> Readiness:
    """Set by when the company wants to be certified."""
    with transaction.atomic():
        readiness = locked(readiness)
        readiness.target = target
        readiness.save(update_fields=["target"])
        record(by=by, verb="services.set_step", subject=f"readiness:{readiness.uid}")
    return readiness


def set_step(*, by: Actor, readiness: Readiness, step: str, facts: Mapping[str, Any]) -> StepStanding:
    """Say where the company stands with one step; its own people and the office read it."""
    with transaction.atomic():
        readiness = locked(readiness)
        if step not in {one.key for one in steps_of(readiness.standard)}:
            raise Refused(_("This standard has no such step."))
        standing = readiness.standings.filter(step=step).select_related("evidence").first()
        standing = standing or StepStanding(readiness=readiness, step=step)
        for name in COLUMNS:
            setattr(standing, name, facts[name])
        refuse_unproven(standing)
        former = standing.evidence
        if isinstance(upload := facts.get("evidence"), UploadedFile):
            standing.evidence = store(upload=upload, by=by)
        standing.save()
        if former is not None and former != standing.evidence:
            remove(former)
        record(by=by, verb="services.set_step", subject=f"readiness:{readiness.uid}")
    return standing


def refuse_unproven(standing: StepStanding) -> None:
    """Refuse a step left out without a reason."""
    if standing.state == State.NOT_APPLICABLE and not standing.reason.strip():
        raise Refused(_("Say why this step does not apply to your company."))


def wish_together(*, by: Actor, readiness: Readiness, wish: str) -> Readiness:
    """Tell the office that the company would share a training or an expert with others on the same way."""
    with transaction.atomic():
        readiness = locked(readiness)
        readiness.wish = wish
        readiness.wished = timezone.now() if wish else None
        readiness.save(update_fields=["wish", "wished"])
        record(by=by, verb="services.wish_together", subject=f"readiness:{readiness.uid}")
        if wish:
            notices.tell_wish(readiness)
    return readiness
