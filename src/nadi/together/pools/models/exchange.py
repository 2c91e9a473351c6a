"""What buyers and vendors say to each other while bids are made: questions, answers, amendments, criteria."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models.pool import Pool
from nadi.together.pools.models.tender import Bid, RequestForQuotation
from nadi.web.ids import public_id


class Question(models.Model):
    """A vendor's question; once answered, every vendor reads both and nobody learns who asked."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="questions")
    request = models.ForeignKey(RequestForQuotation, models.CASCADE, related_name="questions")
    text = models.TextField(_("question"))
    asked = models.DateTimeField(auto_now_add=True)
    # As published: staff take out whatever would tell who asks.
    published_text = models.TextField(_("question as all vendors read it"), blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]


class Amendment(models.Model):
    """A change or clarification sent to all vendors; after a change a bid must be confirmed anew."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("in English"), blank=True)
    text_local = models.TextField(_("in Georgian"), blank=True)
    needs_confirmation = models.BooleanField(_("bids must be confirmed again"), default=False)
    bids_until = models.DateTimeField(_("new deadline"), null=True, blank=True)
    published = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "number"], name="amendment_number_once"),
            models.CheckConstraint(condition=~(Q(text="") & Q(text_local="")), name="amendment_has_a_text"),
        ]


class Criterion(models.Model):
    """What quality is judged by: its weight among all, and the least points a bid needs."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("criterion in English"), max_length=160, blank=True)
    name_local = models.CharField(_("criterion in Georgian"), max_length=160, blank=True)
    weight = models.DecimalField(_("weight"), max_digits=6, decimal_places=2)
    most_points = models.PositiveSmallIntegerField(_("most points"), default=10)
    least_points = models.PositiveSmallIntegerField(_("least points"), default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "position"], name="criterion_position_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="criterion_weight_positive"),
            models.CheckConstraint(
                condition=Q(most_points__gt=0, least_points__lte=F("most_points")), name="criterion_points"
            ),
            models.CheckConstraint(condition=~(Q(name="") & Q(name_local="")), name="criterion_has_a_name"),
        ]


class Score(models.Model):
    """The points a bid got for a criterion, with the reason its vendor may read."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores")
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bid", "criterion"], name="score_once")]
