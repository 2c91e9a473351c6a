"""A visit of an expert whose cost several firms share."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.experts.models.engagement import Engagement
from nadi.registers.experts.models.expert import Expert
from nadi.web.ids import public_id


class Visit(models.Model):
    """An expert is somewhere on some days, and firms join by half days.

    Each firm sees its own share of the cost and how many firms join, nobody else's.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CONFIRMED = "confirmed", _("confirmed")
        CALLED_OFF = "called_off", _("called off")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    # Empty once the expert has erased its record.
    expert = models.ForeignKey(Expert, models.SET_NULL, null=True, related_name="visits")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    side = models.CharField(max_length=8, choices=Engagement.Side)
    announced_by = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    topic = models.CharField(_("topic in English"), max_length=200, blank=True)
    topic_local = models.CharField(_("topic in Georgian"), max_length=200, blank=True)
    place = models.CharField(_("place in English"), max_length=160, blank=True)
    place_local = models.CharField(_("place in Georgian"), max_length=160, blank=True)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    join_until = models.DateField(_("join until"))
    capacity = models.PositiveSmallIntegerField(_("half days in all"))
    minimum = models.PositiveSmallIntegerField(_("fewest firms"), default=2)
    cost = models.DecimalField(_("cost of the visit in all"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, default=settings.CURRENCY)
    ended_because = models.TextField(_("reason"), max_length=2000, blank=True)
    # When all members were told of it by mail.
    invited = models.DateTimeField(null=True)
    decided = models.DateTimeField(null=True)
    announced = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(Q(topic="") & Q(topic_local="")), name="visit_has_a_topic"),
            models.CheckConstraint(condition=~(Q(place="") & Q(place_local="")), name="visit_has_a_place"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts"), join_until__lte=F("starts")), name="visit_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, minimum__gte=1, cost__gte=0), name="visit_figures"
            ),
            models.CheckConstraint(
                condition=~Q(state="called_off") | ~Q(ended_because=""), name="visit_called_off_with_reason"
            ),
        ]


class Joining(models.Model):
    """A firm's half days of a visit; `share` is what it pays, fixed when the visit is confirmed."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="joinings")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    half_days = models.PositiveSmallIntegerField(_("half days"))
    wish = models.CharField(_("what you want to look at"), max_length=300, blank=True)
    share = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "organisation"], name="joining_once"),
            models.CheckConstraint(condition=Q(half_days__gte=1), name="joining_half_days"),
        ]
