"""Scenarios computed by the engine, the award, and who pays what."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Site
from nadi.together.pools.models.pool import Line, Participation, Pool
from nadi.together.pools.models.tender import Bid, RequestForQuotation
from nadi.web.ids import public_id


class Evaluation(models.Model):
    """One computation of scenarios over the opened bids; the latest one is shown."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="evaluations")
    computed = models.DateTimeField(auto_now_add=True)
    # When it was asked for: a slow computation must not replace one that was asked for later.
    asked = models.DateTimeField(default=timezone.now)
    # Of demand and bids as they were read: an award is refused when they are no longer the same.
    fingerprint = models.CharField(max_length=64, blank=True)
    # What the members pay today, and the best a line-by-line choice would reach.
    baseline = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    cherry_pick = models.DecimalField(max_digits=18, decimal_places=2, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pool", "asked"], name="evaluation_asked_once")]


class OwnScenario(models.Model):
    """A scenario that staff put together from rules in words; computed with the others."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="own_scenarios")
    name = models.CharField(_("name"), max_length=160)
    # A list of rules as data: kind, and what it is about (vendors, members, lines, numbers as text).
    rules = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pool", "name"], name="own_scenario_name_once")]


class Scenario(models.Model):
    """One answer to "what if": under these rules, this award, at this cost, proven to this bound."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="scenarios")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    rules = models.JSONField(default=list)
    total = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    # What awards are compared by beside what is paid: for quality and payment, and for unmet demand.
    mark_up = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    penalty = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    # Proven for what is compared: what is paid, mark-up and penalty.
    lower_bound = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    is_proven = models.BooleanField(default=False)
    is_tie = models.BooleanField(null=True)
    # Reasons as data (key, parameters, English text): why each won, what rules cost, what conflicts.
    reasons = models.JSONField(default=list)
    rule_prices = models.JSONField(default=list)
    runners_up = models.JSONField(default=list)
    conflict = models.JSONField(default=list)
    # Per method of sharing: whom it makes worse off. Names members, so it is for staff alone.
    fairness = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "position"], name="scenario_position_once")
        ]


class ScenarioRow(models.Model):
    """One vendor delivers this much of a line to one member's site. Confidential per member."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="rows")
    bid = models.ForeignKey(Bid, models.CASCADE, related_name="rows")
    line = models.ForeignKey(Line, models.CASCADE, related_name="+")
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="rows")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    bundle = models.CharField(max_length=80, blank=True)
    quantity = models.DecimalField(max_digits=15, decimal_places=3)
    list_price = models.DecimalField(max_digits=18, decimal_places=6)
    unit_price = models.DecimalField(max_digits=18, decimal_places=6)
    amount = models.DecimalField(max_digits=18, decimal_places=2)


class Charge(models.Model):
    """A set-up or fixed charge inside a scenario."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="charges")
    bid = models.ForeignKey(Bid, models.CASCADE, related_name="+")
    line = models.ForeignKey(Line, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8)
    amount = models.DecimalField(max_digits=18, decimal_places=2)


class Award(models.Model):
    """The decision: one scenario, with its written reason."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="awards")
    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="awards")
    reason = models.TextField(_("reason"))
    decided = models.DateTimeField(auto_now_add=True)
    answer_until = models.DateTimeField(_("members answer until"))
    # Staff propose, the board decides; nobody is asked for an answer before that.
    proposed_by = models.CharField(max_length=12, blank=True)
    confirmed = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=12, blank=True)
    board_reason = models.TextField(_("the board's reason"), blank=True)
    refused = models.DateTimeField(null=True)
    standstill_until = models.DateTimeField(_("stand-still until"), null=True)
    # Set when the board refused it, an objection was upheld, or it was made anew without those that declined.
    superseded = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool"], condition=Q(superseded=None), name="award_one_in_force")
        ]


class Sharing(models.Model):
    """The award's cost divided by one method, with the certificate that nobody is worse off."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="sharings")
    method = models.CharField(max_length=24)
    is_applied = models.BooleanField(default=False)
    refused_because = models.TextField(blank=True)
    # Sentences as data: (a) no company pays more than alone, (b) no group could do better, warnings.
    certificate = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "method"], name="sharing_method_once"),
            models.UniqueConstraint(
                fields=["award"], condition=Q(is_applied=True), name="sharing_one_applied"
            ),
        ]


class Share(models.Model):
    """One member's part of the cost under one method. Confidential."""

    class State(models.TextChoices):
        OFFERED = "offered", _("waits for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    sharing = models.ForeignKey(Sharing, models.CASCADE, related_name="shares")
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="shares")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    alone = models.DecimalField(max_digits=18, decimal_places=2)
    receipt = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.OFFERED)
    decided = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=12, blank=True)
    note = models.TextField(blank=True)
    # The most this acceptance still covers, should the award be made anew after others declined.
    accepted_up_to = models.DecimalField(max_digits=18, decimal_places=2, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sharing", "participation"], name="share_once")]


class Objection(models.Model):
    """A vendor objects during the stand-still; agreements wait until it is answered."""

    class State(models.TextChoices):
        OPEN = "open", _("waits for an answer")
        REJECTED = "rejected", _("rejected")
        UPHELD = "upheld", _("upheld")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    award = models.ForeignKey(Award, models.CASCADE, related_name="objections")
    request = models.ForeignKey(RequestForQuotation, models.CASCADE, related_name="objections")
    text = models.TextField(_("objection"))
    raised = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    answered = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
