"""The tables of agreements: frameworks, addenda, call-offs and the savings ledger."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation, Site
from nadi.together.pools.models import Award, Line, Share
from nadi.web.ids import public_id


class FrameworkAgreement(models.Model):
    """The association's agreement with one winning vendor, on the awarded prices and quantities."""

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        ENDED = "ended", _("ended")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    award = models.ForeignKey(Award, models.PROTECT, related_name="agreements")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements")
    number = models.CharField(_("number"), max_length=40, unique=True)
    starts = models.DateField(_("starts"))
    ends = models.DateField(_("ends"))
    state = models.CharField(max_length=8, choices=State, default=State.ACTIVE)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "vendor"], name="agreement_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="agreement_dates_in_order"),
        ]


class Addendum(models.Model):
    """One member's accession to a framework agreement (participating addendum)."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(FrameworkAgreement, models.PROTECT, related_name="addenda")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="addenda")
    share = models.ForeignKey(Share, models.PROTECT, related_name="addenda")
    # The share less the amounts at the vendor's prices, for this vendor: settled by the association.
    adjustment = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="addendum_once")]


class AddendumLine(models.Model):
    """What the member may call off of a line at a site, and at which price."""

    addendum = models.ForeignKey(Addendum, models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=15, decimal_places=3)
    unit_price = models.DecimalField(max_digits=18, decimal_places=6)
    baseline = models.DecimalField(max_digits=18, decimal_places=6, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["addendum", "line", "site", "unit_price"], name="addendum_line_once"
            )
        ]


class CallOff(models.Model):
    """An order of one member under its addendum."""

    class State(models.TextChoices):
        ORDERED = "ordered", _("ordered")
        CONFIRMED = "confirmed", _("confirmed by the vendor")
        DELIVERED = "delivered", _("delivered")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    addendum = models.ForeignKey(Addendum, models.PROTECT, related_name="call_offs")
    number = models.CharField(_("number"), max_length=40, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.ORDERED)
    ordered = models.DateTimeField(auto_now_add=True)
    ordered_by = models.CharField(max_length=12)
    confirmed = models.DateTimeField(null=True)
    delivered = models.DateTimeField(null=True)
    note = models.TextField(_("note to the vendor"), blank=True)


class CallOffLine(models.Model):
    """A quantity of an addendum line inside an order."""

    call_off = models.ForeignKey(CallOff, models.CASCADE, related_name="lines")
    addendum_line = models.ForeignKey(AddendumLine, models.PROTECT, related_name="ordered")
    quantity = models.DecimalField(max_digits=15, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call_off", "addendum_line"], name="call_off_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="call_off_quantity_positive"),
        ]


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
    stage = models.CharField(max_length=10, choices=Stage)
    currency = models.CharField(max_length=3)
    before = models.DecimalField(_("would have paid"), max_digits=18, decimal_places=2)
    after = models.DecimalField(_("pays"), max_digits=18, decimal_places=2)
    at = models.DateTimeField(auto_now_add=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["share", "stage"],
                condition=Q(call_off=None, reverses=None),
                name="saving_once_per_share_and_stage",
            ),
            models.UniqueConstraint(
                fields=["call_off"], condition=Q(reverses=None), name="saving_once_per_call_off"
            ),
        ]
