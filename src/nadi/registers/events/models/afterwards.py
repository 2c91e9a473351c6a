"""What stays of an event: feedback, its effect, whether to go again, what was learned."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.events.models.event import Event
from nadi.registers.events.models.registration import Seat
from nadi.web.ids import public_id


def of_five(label: Any) -> models.PositiveSmallIntegerField:  # type: ignore[type-arg]  # generic in stubs alone
    """Return a column for a mark from 1 to 5."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class Feedback(models.Model):
    """One participant's opinion. It names no person and no moment, so that nobody finds out whose it is.

    The company is kept for one purpose: results are shown only when enough different companies answered.
    """

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="feedback")
    holding = models.CharField(max_length=200)
    content = of_five(_("The content"))
    useful = of_five(_("How useful it is for our work"))
    speakers = of_five(_("Those who led it"))
    arrangements = of_five(_("How it was organised"))
    recommend = of_five(_("I would recommend it"))
    liked = models.TextField(_("What was best?"), max_length=2000, blank=True)
    missing = models.TextField(_("What was missing?"), max_length=2000, blank=True)


class Effect(models.Model):
    """What changed in the company, asked a quarter later."""

    class Applied(models.TextChoices):
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="effects")
    seat = models.OneToOneField(Seat, models.CASCADE, related_name="effect")
    applied = models.CharField(_("did you apply what you learned?"), max_length=6, choices=Applied)
    text = models.TextField(_("what changed?"), max_length=2000, blank=True)
    amount = models.DecimalField(
        _("saved or earned in a year"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    answered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="effect_not_negative")
        ]


class Verdict(models.Model):
    """Whether a company would go again, and why: the office reads it, others only how most decided."""

    class Again(models.TextChoices):
        YES = "yes", _("yes, we would go again")
        PERHAPS = "perhaps", _("perhaps")
        NO = "no", _("no")

    event = models.ForeignKey(Event, models.CASCADE, related_name="verdicts")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    again = models.CharField(_("would you go again?"), max_length=8, choices=Again)
    reason = models.TextField(_("why"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="verdict_once_of_a_company")
        ]


class Lesson(models.Model):
    """What those who went bring home; other members read it where the company shares it."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="lessons")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    text = models.TextField(_("what we learned"), max_length=4000)
    is_shared = models.BooleanField(_("other members may read it, with our name"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="lesson_once_of_a_company")
        ]
