"""Tokens by which programs act for an organisation, and the addresses that are told of changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.web.ids import public_id

# The kind of a delivery that tells of nothing: somebody tries out their program.
TRIAL = "trial"


class ApiToken(models.Model):
    """A program reads for an organisation what its colleagues may read, until the token ends."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    # What the database keeps of the token: enough to recognise it, not to use it.
    fingerprint = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    # The day of its last use, written once a day.
    used_on = models.DateField(null=True)


class Webhook(models.Model):
    """An address of an organisation's own program that is told which things changed."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="webhooks")
    url = models.URLField(_("address"), max_length=500)
    kinds = models.JSONField(_("what it is told of"), default=list)
    # Counts up when the secret is renewed; the secret itself is derived and never stored.
    secret_number = models.PositiveSmallIntegerField(default=1)
    failures = models.PositiveSmallIntegerField(default=0)
    paused = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "url"], name="webhook_address_once")]


class Delivery(models.Model):
    """One change told to one address: which thing, when it is tried next, what came back."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("delivered")
        FAILED = "failed", _("given up")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    # The number of the journal's entry it tells of.
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=40)
    is_gone = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()
    answer = models.CharField(max_length=120, blank=True)
    happened = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["webhook", "number", "kind", "key"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", ended=None) | (~Q(state="waiting") & Q(ended__isnull=False)),
                name="delivery_ended_when_over",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"])]


class Cursor(models.Model):
    """How far the journal was read for the webhooks."""

    number = models.PositiveBigIntegerField(default=0)
