"""Doing with certificates: entered, shown, audited; warnings before they end."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nadi.companies.models import Organisation
from nadi.journal.actions import record
from nadi.registers.services.accreditation import days_to_tell
from nadi.registers.services.models import Alert, Certificate, SurveillanceAudit
from nadi.registers.services.notices import certificates as notices
from nadi.web.access import Actor, Refused
from nadi.web.files import remove, store

COLUMNS = (
    *("standard", "scope", "scope_local", "body", "certifier", "number"),
    *("issued", "valid_until", "ended_on"),
)
Facts = Mapping[str, Any]


def add_certificate(*, by: Actor, organisation: Organisation, facts: Facts) -> Certificate:
    """Enter a certificate; its own people and the office see it, until the company shows it."""
    with transaction.atomic():
        certificate = Certificate(organisation=organisation)
        put_into(certificate, facts, by)
        record(by=by, verb="services.add_certificate", subject=f"certificate:{certificate.uid}")
    return certificate


def update_certificate(*, by: Actor, certificate: Certificate, facts: Facts) -> Certificate:
    """Change a certificate; a later last day begins the warnings anew."""
    with transaction.atomic():
        certificate = locked(certificate)
        put_into(certificate, facts, by)
        record(by=by, verb="services.edit_certificate", subject=f"certificate:{certificate.uid}")
    return certificate


def locked(certificate: Certificate) -> Certificate:
    """Return the certificate as it stands now, under its lock."""
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("organisation", "file")
    return rows.get(pk=certificate.pk)


def put_into(certificate: Certificate, facts: Facts, by: Actor) -> None:
    """Set what is given, and keep the file in the place of the former one."""
    for name in COLUMNS:
        if name in facts:
            setattr(certificate, name, facts[name])
    former = certificate.file
    if isinstance(upload := facts.get("file"), UploadedFile):
        certificate.file = store(upload=upload, by=by)
    try:
        with transaction.atomic():
            certificate.save()
    except IntegrityError as error:
        raise Refused(_("Your company has a certificate of this standard and number already.")) from error
    if former is not None and former != certificate.file:
        remove(former)


def show_certificate(*, by: Actor, certificate: Certificate, shown: str) -> Certificate:
    """The company decides who sees its certificate."""
    with transaction.atomic():
        certificate = locked(certificate)
        before, certificate.shown = certificate.shown, shown
        certificate.save(update_fields=["shown"])
        record(
            by=by,
            verb="services.show_certificate",
            subject=f"certificate:{certificate.uid}",
            before={"shown": before},
            after={"shown": shown},
        )
    return certificate


def remove_certificate(*, by: Actor, certificate: Certificate) -> None:
    """Take out what was entered by mistake, its file too."""
    with transaction.atomic():
        certificate = locked(certificate)
        uid, kept = certificate.uid, certificate.file
        certificate.delete()
        if kept is not None:
            remove(kept)
        record(by=by, verb="services.remove_certificate", subject=f"certificate:{uid}")


def set_audits(*, by: Actor, certificate: Certificate, rows: list[dict[str, Any]]) -> None:
    """Put these surveillance audits in the place of those noted before."""
    with transaction.atomic():
        certificate = locked(certificate)
        certificate.audits.all().delete()
        audits = [SurveillanceAudit(certificate=certificate, **row) for row in rows]
        SurveillanceAudit.objects.bulk_create(audits)
        record(by=by, verb="services.edit_certificate", subject=f"certificate:{certificate.uid}")


def warn_of(certificate: Certificate, today: date) -> bool:
    """Send the warning that is due, once over all processes; tell whether one was."""
    with transaction.atomic():
        certificate = locked(certificate)
        told = certificate.alerts.filter(valid_until=certificate.valid_until)
        due = days_to_tell(certificate.valid_until, today, told.values_list("days", flat=True))
        if due is None or certificate.ended_on:
            return False
        Alert.objects.create(certificate=certificate, days=due, valid_until=certificate.valid_until)
        notices.warn(certificate, today)
    return True
