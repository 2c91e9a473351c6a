"""Who takes part in an own event: registrations of companies, and their seats."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.events.models.event import Event, Price
from nadi.web.ids import public_id

CODE_LENGTH = 8


def seat_code() -> str:
    """Return the code that is typed or scanned at the door (40 bits; no look-alike characters)."""
    return public_id()[:CODE_LENGTH]


class Registration(models.Model):
    """A company (or a guest without an account) takes seats; who sits on them may be said later."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="event_registrations"
    )
    # A guest without an account, who is written to by the link in the mails.
    guest_name = models.CharField(_("your name"), max_length=120, blank=True)
    guest_email = models.EmailField(_("your e-mail"), blank=True)
    guest_company = models.CharField(_("company"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="en")
    tier = models.CharField(max_length=8, choices=Price.Who)
    is_at_the_door = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    link_number = models.PositiveSmallIntegerField(default=1)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(guest_name=""), name="registration_of_somebody"
            )
        ]


class Seat(models.Model):
    """One seat: held or waiting, in the order asked for; its person, its code, its price, its traces."""

    class State(models.TextChoices):
        HELD = "held", _("confirmed")
        WAITING = "waiting", _("on the waiting list")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="seats")
    event = models.ForeignKey(Event, models.PROTECT, related_name="seats")
    state = models.CharField(max_length=10, choices=State)
    position = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="en")
    code = models.CharField(max_length=12, unique=True, default=seat_code, editable=False)
    link_number = models.PositiveSmallIntegerField(default=1)
    price = models.DecimalField(max_digits=12, decimal_places=2)
    is_early = models.BooleanField(default=False)
    owed = models.DecimalField(max_digits=12, decimal_places=2)
    held_since = models.DateTimeField(null=True)
    cancelled = models.DateTimeField(null=True)
    present_at = models.DateTimeField(null=True)
    checked_in_by = models.CharField(max_length=12, blank=True)
    certificate = models.CharField(max_length=12, null=True, unique=True)  # noqa: DJ001  # none is not equal to none
    certified = models.DateTimeField(null=True)
    # What was told already: each of these letters goes out once.
    reminded_week = models.BooleanField(default=False)
    reminded_day = models.BooleanField(default=False)
    asked_feedback = models.BooleanField(default=False)
    asked_effect = models.BooleanField(default=False)
    # Only that an answer came: which one it is, nothing tells.
    gave_feedback = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="seat_order_is_unambiguous"),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled__isnull=False)
                | (~Q(state="cancelled") & Q(cancelled=None)),
                name="seat_cancelled_when_said",
            ),
            models.CheckConstraint(
                condition=Q(present_at=None) | Q(state="held"), name="seat_present_only_when_held"
            ),
            models.CheckConstraint(condition=Q(owed__gte=0, price__gte=0), name="seat_owes_no_less_than_0"),
        ]
        indexes = [models.Index(fields=["event", "state", "position"])]
