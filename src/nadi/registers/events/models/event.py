"""Fairs, conferences and trainings: when and where they are, and what a seat costs."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry
from nadi.web.ids import public_id


class Event(Entry):
    """A fair, a conference, a training: one edition of it.

    `begins` and `ends` are days and always there where a date is known (the first of the month where only the
    month is); an own event has the moments as well. Editions of one series share `series`.
    """

    class Kind(models.TextChoices):
        FAIR = "fair", _("trade fair")
        EXHIBITION = "exhibition", _("exhibition")
        CONFERENCE = "conference", _("conference")
        TRAINING = "training", _("training")
        WORKSHOP = "workshop", _("workshop")
        STUDY_TOUR = "study_tour", _("study tour")
        MEETING = "meeting", _("meeting")

    class Phase(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        OVER = "over", _("over")

    class Precision(models.TextChoices):
        MOMENT = "moment", _("to the minute")
        DAY = "day", _("to the day")
        MONTH = "month", _("only the month is known")

    class Cycle(models.IntegerChoices):
        ONCE = 0, _("once, or not known")
        YEARLY = 1, _("every year")
        SECOND = 2, _("every two years")
        THIRD = 3, _("every three years")
        FOURTH = 4, _("every four years")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.FAIR)
    phase = models.CharField(_("as it stands"), max_length=10, choices=Phase, default=Phase.ANNOUNCED)
    phase_reason = models.CharField(_("why, in English"), max_length=300, blank=True)
    phase_reason_local = models.CharField(_("why, in Georgian"), max_length=300, blank=True)
    precision = models.CharField(_("date known"), max_length=8, choices=Precision, default=Precision.DAY)
    begins = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)
    begins_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, blank=True)
    cycle = models.PositiveSmallIntegerField(_("how often"), choices=Cycle, default=Cycle.ONCE)
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    series = models.CharField(max_length=12, default=public_id, editable=False, db_index=True)
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    venue = models.CharField(_("venue in English"), max_length=200, blank=True)
    venue_local = models.CharField(_("venue in Georgian"), max_length=200, blank=True)
    hall = models.CharField(_("hall"), max_length=80, blank=True)
    stand = models.CharField(_("our stand"), max_length=80, blank=True)
    is_online = models.BooleanField(_("one can take part online"), default=False)
    # Of an own event it is shown to those who have a seat, and to nobody else.
    online_link = models.URLField(_("link to take part online"), max_length=500, blank=True)
    early_bird_until = models.DateField(_("early-bird price until"), null=True, blank=True)
    exhibitors = models.PositiveIntegerField(_("exhibitors"), null=True, blank=True)
    visitors = models.PositiveIntegerField(_("visitors"), null=True, blank=True)
    figures_source = models.CharField(_("source of these figures"), max_length=300, blank=True)
    joint_stand = models.TextField(_("going together, in English"), max_length=2000, blank=True)
    joint_stand_local = models.TextField(_("going together, in Georgian"), max_length=2000, blank=True)
    is_own = models.BooleanField(_("the association holds it"), default=False)
    # What follows concerns own events, which have registration.
    capacity = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    register_until = models.DateTimeField(_("registration until"), null=True, blank=True)
    guests_welcome = models.BooleanField(_("guests without an account may register"), default=False)
    currency = models.CharField(_("currency"), max_length=3, default=settings.CURRENCY)
    free_until = models.DateField(_("cancelling is free until"), null=True, blank=True)
    late_percent = models.PositiveSmallIntegerField(_("of the price owed after that, %"), default=100)
    hours = models.DecimalField(_("hours of learning"), max_digits=5, decimal_places=1, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(begins__isnull=False, ends__gte=F("begins")),
                name="event_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(begins_at__isnull=False, ends_at__gte=F("begins_at")),
                name="event_moments_in_order",
            ),
            models.CheckConstraint(condition=Q(late_percent__lte=100), name="event_fee_at_most_the_price"),
        ]
        indexes = [models.Index(fields=["ends"])]

    @property
    def last_day(self) -> date | None:
        """Return the last day on which it can still be on."""
        return self.ends or self.begins

    @property
    def is_over(self) -> bool:
        """Tell whether its last day has passed."""
        over_already = self.phase == self.Phase.OVER
        return over_already or (self.last_day is not None and self.last_day < timezone.localdate())

    @property
    def is_cancelled(self) -> bool:
        return self.phase == self.Phase.CANCELLED


class Price(models.Model):
    """What a seat costs those of one kind, before VAT, and what it costs early."""

    class Who(models.TextChoices):
        MEMBER = "member", _("members")
        PROVIDER = "provider", _("providers")
        OTHER = "other", _("everybody else")

    event = models.ForeignKey(Event, models.CASCADE, related_name="prices")
    who = models.CharField(_("for whom"), max_length=8, choices=Who)
    amount = models.DecimalField(_("price of a seat"), max_digits=12, decimal_places=2)
    early = models.DecimalField(_("early-bird price"), max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "who"], name="price_once_for_each_kind"),
            models.CheckConstraint(
                condition=Q(amount__gte=0) & (Q(early=None) | Q(early__gte=0, early__lte=F("amount"))),
                name="price_early_is_no_dearer",
            ),
        ]


class Interest(models.Model):
    """A company thinks of going; others read its name only where it agreed to that."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="interests")
    organisation = models.ForeignKey("companies.Organisation", models.CASCADE, related_name="+")
    is_named = models.BooleanField(_("other members may see that we think of going"), default=False)
    wants_joint_stand = models.BooleanField(_("we would share a stand"), default=False)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="interest_once_of_a_company")
        ]
