"""The openings of a programme."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.registers.funding.models.programme import Programme
from nadi.web.ids import public_id


class Call(models.Model):
    """An opening of a programme with its deadline, to the minute."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        ACTIVE = "active", _("open")
        COMPLETE = "complete", _("closed")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="calls")
    title = models.CharField(_("title in English"), max_length=200, blank=True)
    title_local = models.CharField(_("title in Georgian"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    opens = models.DateTimeField(_("opens"), null=True, blank=True)
    closes = models.DateTimeField(_("closes"), null=True, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=800, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens=None) | Q(closes=None) | Q(opens__lte=F("closes")),
                name="call_opens_before_it_closes",
            )
        ]
        indexes = [models.Index(fields=["state", "closes"])]
