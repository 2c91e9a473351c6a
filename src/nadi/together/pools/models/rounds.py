"""Rounds of bidding: who is invited, who opened them, what was put down, what vendors were told."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models.pool import Line, Pool
from nadi.together.pools.models.tender import RequestForQuotation
from nadi.web.ids import public_id


class Round(models.Model):
    """One turn of bidding; the pool's own fields hold the deadline and the keys of the present one."""

    class Kind(models.TextChoices):
        SEALED = "sealed", _("sealed bids")
        BAFO = "bafo", _("best and final offers")
        AUCTION = "auction", _("descending auction")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SEALED)
    began = models.DateTimeField()
    bids_until = models.DateTimeField()
    opened = models.DateTimeField(null=True)
    # When those who open were told that the deadline has passed.
    opening_told = models.DateTimeField(null=True)
    # An auction opens its turns by itself, so it starts only when the signatures of an opening are given.
    is_planned = models.BooleanField(default=False)
    # An auction goes on by itself: turns of so many minutes, until so many are over or nobody improves.
    turn_minutes = models.PositiveSmallIntegerField(_("minutes of a turn"), default=0)
    turns_left = models.PositiveSmallIntegerField(_("turns"), default=0)
    # By which fraction a bid must be lower than the vendor's last one.
    least_step = models.DecimalField(_("least improvement"), max_digits=5, decimal_places=4, default=0)
    # The minutes of the opening, put down once: facts as data, so that they read in both languages.
    minutes = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["pool", "number"], name="round_number_once")]


class OpeningSignature(models.Model):
    """An authorised person is present at the opening of a round; two make an opening."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="opening_signatures")
    round_number = models.PositiveSmallIntegerField()
    # Technical envelopes and prices are opened apart.
    is_technical = models.BooleanField(default=False)
    person = models.CharField(max_length=12)
    name = models.CharField(max_length=160)
    organisation_name = models.CharField(max_length=160, blank=True)
    signed = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "round_number", "is_technical", "person"], name="opening_signature_once"
            )
        ]


class Shortlisted(models.Model):
    """A vendor that may bid in a later round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="shortlist")
    request = models.ForeignKey(RequestForQuotation, models.CASCADE, related_name="shortlisted")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "request"], name="shortlisted_once")]


class Feedback(models.Model):
    """What a vendor is told before the next round on one line: its rank and gap, never a rival's price."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="feedback")
    request = models.ForeignKey(RequestForQuotation, models.CASCADE, related_name="feedback")
    line = models.ForeignKey(Line, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    # How far above the best, as a fraction in steps of five per cent, so that no price can be read off.
    gap = models.DecimalField(max_digits=6, decimal_places=2, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "request", "line"], name="feedback_once")]


class LateAttempt(models.Model):
    """A vendor tried to submit after the deadline: when, and nothing of what it would have bid."""

    request = models.ForeignKey(RequestForQuotation, models.CASCADE, related_name="late_attempts")
    round_number = models.PositiveSmallIntegerField()
    first = models.DateTimeField()
    last = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["request", "round_number"], name="late_attempt_once_a_round")
        ]
