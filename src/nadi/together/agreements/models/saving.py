"""The savings ledger."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.together.agreements.models.call_off import CallOff, Delivery
from nadi.together.pools.models import Share
from nadi.web.ids import public_id


class Saving(models.Model):
    """A row of the savings ledger; never changed, corrected by a counter-entry."""

    class Stage(models.TextChoices):
        FORECAST = "forecast", _("forecast")
        CONTRACTED = "contracted", _("contracted")
        REALISED = "realised", _("realised")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="savings")
    share = models.ForeignKey(Share, models.PROTECT, related_name="savings")
    call_off = models.ForeignKey(CallOff, models.PROTECT, null=True, related_name="savings")
    # A partial delivery realises the part that arrived; an order received at once has none.
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="savings")
    stage = models.CharField(max_length=10, choices=Stage)
    currency = models.CharField(max_length=3)
    before = models.DecimalField(_("would have paid"), max_digits=18, decimal_places=2)
    after = models.DecimalField(_("pays"), max_digits=18, decimal_places=2)
    at = models.DateTimeField(auto_now_add=True)
    # Where the figure comes from, line by line: quantity, price before with its evidence, price after.
    basis = models.JSONField(default=dict)
    category = models.CharField(_("category (CPV)"), max_length=10, blank=True)
    # Of a counter-entry: why, and who.
    reason = models.TextField(_("reason"), blank=True)
    by = models.CharField(max_length=12, blank=True)
    # A counter-entry takes back what it reverses; the right figure, if any, names what it replaces.
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["share", "stage", "category"],
                condition=Q(call_off=None, reverses=None, replaces=None),
                name="saving_once_per_share_and_stage",
            ),
            models.UniqueConstraint(
                fields=["call_off", "category"],
                condition=Q(delivery=None, reverses=None, replaces=None),
                name="saving_once_per_call_off",
            ),
            models.UniqueConstraint(
                fields=["delivery", "category"],
                condition=Q(reverses=None, replaces=None),
                name="saving_once_per_delivery",
            ),
            models.CheckConstraint(
                condition=(Q(reverses=None) & Q(replaces=None)) | ~Q(reason=""),
                name="saving_correction_says_why",
            ),
            models.CheckConstraint(
                condition=Q(reverses=None) | Q(replaces=None), name="saving_reverses_or_replaces"
            ),
        ]
