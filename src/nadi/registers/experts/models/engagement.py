"""An engagement of an expert by a member, and the versions of its brief."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation
from nadi.registers.experts.models.expert import Expert
from nadi.web.ids import public_id


class Engagement(models.Model):
    """A member engages an expert: requested, briefed, agreed, done.

    Read by that member, the expert and the office; other members see nothing of it.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("requested")
        BRIEFING = "briefing", _("brief being agreed")
        AGREED = "agreed", pgettext_lazy("two sides", "agreed")
        DONE = "done", _("done")
        DECLINED = "declined", _("declined")
        CANCELLED = "cancelled", _("cancelled")

    class Side(models.TextChoices):
        FIRM = "firm", _("the firm")
        EXPERT = "expert", _("the expert")
        OFFICE = "office", _("the association's office")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    # Empty once the expert has erased its record.
    expert = models.ForeignKey(Expert, models.SET_NULL, null=True, related_name="engagements")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.REQUESTED)
    need = models.TextField(_("what you need"), max_length=3000)
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts = models.DateField(pgettext_lazy("date", "from"), null=True, blank=True)
    ends = models.DateField(_("to"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    budget_from = models.DecimalField(
        _("budget from"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    budget_to = models.DecimalField(_("budget to"), max_digits=14, decimal_places=2, null=True, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    requested = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered = models.DateTimeField(null=True)
    agreed_on = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)
    ended_because = models.TextField(_("reason"), max_length=2000, blank=True)
    ended_by = models.CharField(max_length=8, choices=Side, blank=True)
    ended = models.DateTimeField(null=True)
    reminded = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts=None) | Q(ends__gte=F("starts")),
                name="engagement_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(budget_to=None) | Q(budget_from=None) | Q(budget_to__gte=F("budget_from")),
                name="engagement_budget_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "cancelled"]) | ~Q(ended_because=""),
                name="engagement_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False, agreed_on__isnull=False),
                name="engagement_done_after_agreed",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"]), models.Index(fields=["expert", "state"])]


class Brief(models.Model):
    """One numbered version of what is to be done, when and for how much; never changed once written.

    The engagement is agreed when both sides accept the same, the last version.
    """

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="briefs")
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=8, choices=Engagement.Side)
    goal = models.TextField(_("goal"), max_length=3000)
    tasks = models.TextField(_("what is to be done and handed over"), max_length=6000, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts = models.DateField(pgettext_lazy("date", "from"))
    ends = models.DateField(_("to"))
    days = models.DecimalField(_("days of work"), max_digits=6, decimal_places=1)
    price = models.DecimalField(_("price in all"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    written = models.DateTimeField(auto_now_add=True)
    person = models.CharField(max_length=12, blank=True)
    accepted_by_expert = models.DateTimeField(null=True)
    accepted_by_firm = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["engagement", "number"], name="brief_number_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="brief_days_in_order"),
            models.CheckConstraint(condition=Q(days__gt=0, price__gte=0), name="brief_figures"),
        ]
