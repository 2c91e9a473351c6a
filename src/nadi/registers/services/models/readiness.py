"""A company's way to a standard, step by step; the steps themselves are data beside the app."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class Readiness(models.Model):
    """One company getting ready for one standard; read by its own people and the office."""

    class Wish(models.TextChoices):
        NONE = "", _("nothing together")
        TRAINING = "training", _("a joint training")
        EXPERT = "expert", _("a shared expert")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    standard = models.CharField(_("standard"), max_length=20)
    target = models.DateField(_("to be certified by"), null=True, blank=True)
    wish = models.CharField(_("with other firms"), max_length=8, choices=Wish, blank=True)
    wished = models.DateTimeField(null=True, editable=False)
    begun = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "standard"], name="readiness_once"),
        ]


class StepStanding(models.Model):
    """Where a company stands with one step; a step without a row is not begun."""

    class State(models.TextChoices):
        NOT_BEGUN = "not_begun", _("not begun")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        NOT_APPLICABLE = "not_applicable", _("not applicable")

    readiness = models.ForeignKey(Readiness, models.CASCADE, related_name="standings")
    step = models.CharField(max_length=40)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.NOT_BEGUN)
    reason = models.TextField(_("why it does not apply"), max_length=1000, blank=True)
    responsible = models.CharField(_("responsible"), max_length=120, blank=True)
    due = models.DateField(_("until"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    evidence = models.ForeignKey(StoredFile, models.SET_NULL, null=True, editable=False, related_name="+")
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["readiness", "step"], name="step_standing_once"),
            models.CheckConstraint(
                condition=~Q(state="not_applicable") | ~Q(reason=""), name="step_not_applicable_with_reason"
            ),
        ]
