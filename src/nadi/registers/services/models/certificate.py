"""A member's certificate, its surveillance audits, and the warnings sent before it ends."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.services.models.service import Service
from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class Certificate(models.Model):
    """A member's certificate against a standard; read by its own people and the office, unless shown."""

    class Shown(models.TextChoices):
        OWN = "own", _("our own people and the association's office")
        MEMBERS = "members", _("all members")
        PUBLIC = "public", _("everybody")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    standard = models.CharField(_("standard"), max_length=120)
    scope = models.CharField(_("scope in English"), max_length=500, blank=True)
    scope_local = models.CharField(_("scope in Georgian"), max_length=500, blank=True)
    body = models.CharField(_("certification body"), max_length=160, blank=True)
    certifier = models.ForeignKey(
        Service,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("certification body in our register"),
    )
    number = models.CharField(_("number"), max_length=80, blank=True)
    issued = models.DateField(_("issued"))
    valid_until = models.DateField(_("valid until"))
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, editable=False, related_name="+")
    shown = models.CharField(_("who may see it"), max_length=8, choices=Shown, default=Shown.OWN)
    # Given up or taken away by its body before its time.
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    entered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("issued")), name="certificate_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["organisation", "standard", "number"],
                condition=~Q(number=""),
                name="certificate_number_once",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "standard"]), models.Index(fields=["valid_until"])]


class SurveillanceAudit(models.Model):
    """A check by the certification body while a certificate runs."""

    class Outcome(models.TextChoices):
        PLANNED = "planned", _("planned")
        PASSED = "passed", _("passed")
        MINOR = "minor", _("passed, minor findings")
        MAJOR = "major", _("major findings")
        FAILED = "failed", _("failed")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="audits")
    due = models.DateField(_("due"))
    held = models.DateField(_("held"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.PLANNED)
    note = models.TextField(_("note"), max_length=2000, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="planned", held=None) | (~Q(outcome="planned") & Q(held__isnull=False)),
                name="audit_outcome_when_held",
            )
        ]


class Alert(models.Model):
    """A warning that was sent: so many days before this last day, once."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="alerts")
    days = models.PositiveSmallIntegerField()
    valid_until = models.DateField()
    sent = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["certificate", "days", "valid_until"], name="alert_once")
        ]
