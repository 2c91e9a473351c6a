"""An expert, what is confidential about it, who recommends it, and how it was vetted."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.registers.entries.models import Entry
from nadi.web.ids import public_id


class Expert(Entry):
    """An engineer or adviser whom members can engage.

    Members see it only once the office has vetted it, it agreed to be found, and it has not paused. What it
    can do stands in its codes: process, make, standard, language, month (in which it is free).
    """

    class Kind(models.TextChoices):
        ENGINEER = "engineer", _("engineer")
        ADVISER = "adviser", _("adviser")

    class Mode(models.TextChoices):
        BOTH = "both", _("on site and remotely")
        SITE = "site", _("on site")
        REMOTE = "remote", _("remotely")

    class Vetting(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("e-mail not confirmed")
        APPLIED = "applied", _("applied")
        INTERVIEWED = "interviewed", _("interviewed")
        VETTED = "vetted", _("vetted")
        REFUSED = "refused", _("refused")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ENGINEER)
    mode = models.CharField(_("works"), max_length=6, choices=Mode, default=Mode.BOTH)
    years = models.PositiveSmallIntegerField(_("years of experience"), null=True, blank=True)
    vetting = models.CharField(
        _("vetting"), max_length=12, choices=Vetting, default=Vetting.APPLIED, editable=False
    )
    refused_because = models.TextField(max_length=2000, blank=True, editable=False)
    paused_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(vetting="refused") | ~Q(refused_because=""), name="expert_refused_with_reason"
            )
        ]
        indexes = [models.Index(fields=["vetting"])]


class Terms(models.Model):
    """What an expert agreed to: for what and until when it may be found, how it is reached and paid, and who
    may read that.

    It stands beside the entry and in none of its histories, so that erasing it leaves nothing behind.
    """

    class Shown(models.TextChoices):
        MEMBERS = "members", _("all members")
        ENGAGED = "engaged", _("firms with which an engagement is agreed")
        OFFICE = "office", _("only the association's office")

    expert = models.OneToOneField(Expert, models.CASCADE, related_name="terms")
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_shown = models.CharField(
        _("who may see e-mail and telephone"), max_length=8, choices=Shown, default=Shown.ENGAGED
    )
    rate_currency = models.CharField(_("currency"), max_length=3, default="EUR")
    rate_from = models.DecimalField(
        _("day rate from"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    rate_to = models.DecimalField(_("day rate to"), max_digits=12, decimal_places=2, null=True, blank=True)
    rate_shown = models.CharField(
        _("who may see the day rate"), max_length=8, choices=Shown, default=Shown.MEMBERS
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="en")
    purpose = models.CharField(max_length=300, blank=True, editable=False)
    consented = models.DateTimeField(null=True, editable=False)
    expires_on = models.DateField(null=True, editable=False)
    expiry_told = models.DateField(null=True, editable=False)
    token = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    link_number = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rate_to=None) | Q(rate_from=None) | Q(rate_to__gte=F("rate_from")),
                name="expert_rate_in_order",
            ),
            models.CheckConstraint(
                condition=Q(consented=None, expires_on=None)
                | Q(consented__isnull=False, expires_on__isnull=False),
                name="expert_consent_expires",
            ),
        ]


class Reference(models.Model):
    """Somebody who speaks for an expert; shown once they agreed to it themselves."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", pgettext_lazy("two sides", "agreed")
        DECLINED = "declined", _("declined")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    expert = models.ForeignKey(Expert, models.CASCADE, related_name="references")
    name = models.CharField(_("name of the referee"), max_length=160)
    firm = models.CharField(_("firm"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail of the referee"))
    about = models.TextField(_("what the work was"), max_length=1000, blank=True)
    says = models.TextField(_("what the referee says"), max_length=2000, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    token = models.CharField(max_length=64, unique=True, editable=False)
    asked = models.DateTimeField(auto_now_add=True)
    answered = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", answered=None) | (~Q(state="asked") & Q(answered__isnull=False)),
                name="reference_answered_when_closed",
            )
        ]


class VettingStep(models.Model):
    """What the office found out about an expert, step by step; only the office reads it."""

    expert = models.ForeignKey(Expert, models.CASCADE, related_name="vetting_steps")
    became = models.CharField(max_length=12, choices=Expert.Vetting)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    person = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField(auto_now_add=True)
