"""A provider's service, what it is accredited for, and what the provider wants to change."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.entries.models import Entry
from nadi.web.ids import public_id


class Service(Entry):
    """One service of one provider; `owner` is the provider's organisation where it has people here.

    Its codes: standard (it certifies, audits or trains for), language, place (regions and countries served).
    """

    class Kind(models.TextChoices):
        LOGISTICS = "logistics", _("logistics")
        WASTE = "waste", _("waste management")
        LABORATORY = "laboratory", _("laboratory")
        CERTIFICATION = "certification", _("certification body")
        AUDIT = "audit", _("audit body")
        ERP = "erp", _("ERP and process automation")
        ADVISER = "adviser", _("adviser")
        TRAINING = "training", _("training body")
        DESIGN = "design", _("design and prepress")
        MAINTENANCE = "maintenance", _("maintenance and calibration")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.OTHER)
    scope = models.TextField(_("what is offered, in English"), blank=True)
    scope_local = models.TextField(_("what is offered, in Georgian"), blank=True)
    prices = models.TextField(_("public prices, in English"), max_length=3000, blank=True)
    prices_local = models.TextField(_("public prices, in Georgian"), max_length=3000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind"])]


class Accreditation(models.Model):
    """Who found a service competent, for what and until when."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="accreditations")
    body = models.CharField(_("accreditation body"), max_length=160)
    number = models.CharField(_("number"), max_length=80, blank=True)
    scope = models.TextField(_("scope in English"), max_length=2000, blank=True)
    scope_local = models.TextField(_("scope in Georgian"), max_length=2000, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        ordering = ["body", "pk"]


class Proposal(models.Model):
    """What a provider's people want their own entry to say; it goes live once the office has looked."""

    class State(models.TextChoices):
        PENDING = "pending", _("waits for the office")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("taken back")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="proposals")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    values = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)
    # What stood there when it was proposed: a later change of the same columns is pointed out.
    seen = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    proposed = models.DateTimeField(auto_now_add=True)
    answered = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(state="pending"), name="proposal_one_pending"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""), name="proposal_refused_with_reason"
            ),
        ]
