"""A machine stands still: who has the part?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation
from nadi.registers.suppliers.models.machine import Machine
from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class PartRequest(models.Model):
    """A member asks the other firms that run the same make for a part, without learning who they are."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        FOUND = "found", _("found")
        ENDED = "ended", _("ended without a part")
        WITHDRAWN = "withdrawn", pgettext_lazy("entry", "withdrawn")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="part_requests")
    machine = models.ForeignKey(Machine, models.SET_NULL, null=True, related_name="part_requests")
    make = models.CharField(_("make"), max_length=80)
    make_key = models.CharField(max_length=80, db_index=True, editable=False)
    model = models.CharField(_("model"), max_length=120, blank=True)
    part = models.CharField(_("part"), max_length=160)
    part_number = models.CharField(_("part number"), max_length=80, blank=True)
    what_happened = models.TextField(_("what happened"), max_length=2000, blank=True)
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    stands_still = models.BooleanField(_("the machine stands still"), default=True)
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    is_named = models.BooleanField(_("show our name to the firms that are asked"), default=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended=None) | (~Q(state="open") & Q(ended__isnull=False)),
                name="part_request_ended_when_over",
            )
        ]


class PartAnswer(models.Model):
    """What one firm that was asked says; its name is shown to the asking firm once that firm accepts."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        CANNOT = "cannot", _("cannot help")
        OFFERED = "offered", _("has it")
        ACCEPTED = "accepted", pgettext_lazy("two sides", "agreed")
        DECLINED = "declined", _("not needed")

    class Terms(models.TextChoices):
        LEND = "lend", _("lends it")
        SELL = "sell", _("sells it")
        GIVE = "give", _("gives it until the ordered one comes")
        ADVISE = "advise", _("knows how to mend it")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    request = models.ForeignKey(PartRequest, models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="part_answers")
    token = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    terms = models.CharField(_("how you can help"), max_length=8, choices=Terms, blank=True)
    message = models.TextField(_("message"), max_length=2000, blank=True)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="GEL")
    contact = models.CharField(_("whom to call, and the number"), max_length=160, blank=True)
    answered = models.DateTimeField(null=True)
    agreed = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "organisation"], name="part_answer_once"),
            models.CheckConstraint(condition=Q(price=None) | Q(price__gte=0), name="part_answer_price"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(agreed__isnull=False),
                name="part_answer_agreed_when_accepted",
            ),
        ]
