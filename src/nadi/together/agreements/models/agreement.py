"""Framework agreements, the members' accession to them, and what changes their prices and terms."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation, Site
from nadi.together.pools.models import Award, Line, Share
from nadi.web.ids import public_id


class FrameworkAgreement(models.Model):
    """The association's agreement with one winning vendor, on the awarded prices and quantities."""

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        ENDED = "ended", _("ended")
        TERMINATED = "terminated", _("terminated")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    award = models.ForeignKey(Award, models.PROTECT, related_name="agreements")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements")
    number = models.CharField(_("number"), max_length=40, unique=True)
    starts = models.DateField(_("starts"))
    ends = models.DateField(_("ends"))
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    created = models.DateTimeField(auto_now_add=True)
    # A member may call off this fraction more than it was awarded.
    allowance = models.DecimalField(_("allowance"), max_digits=5, decimal_places=4, default=0)
    # A price change by factor or index stays between these, measured against the price today.
    least_factor = models.DecimalField(_("least factor"), max_digits=5, decimal_places=4, default="0.9")
    most_factor = models.DecimalField(_("largest factor"), max_digits=5, decimal_places=4, default="1.1")
    ended = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    # The vendor's way in without an account: only the fingerprint of its link's token is kept.
    vendor_email = models.EmailField(_("the vendor's e-mail"), blank=True)
    vendor_language = models.CharField(max_length=8, default="en")
    token = models.CharField(max_length=64, blank=True)
    # Counts the links given out: a new one ends the one before.
    link_number = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "vendor"], name="agreement_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="agreement_dates_in_order"),
            models.CheckConstraint(
                condition=Q(allowance__gte=0, allowance__lte=1), name="agreement_allowance"
            ),
            models.CheckConstraint(
                condition=Q(least_factor__gt=0, most_factor__gte=F("least_factor")), name="agreement_factors"
            ),
            models.UniqueConstraint(fields=["token"], condition=~Q(token=""), name="agreement_token_once"),
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
    # A member may leave with notice: orders made before stay.
    withdrawn = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

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


class AgreedBreak(models.Model):
    """A price break of the winning bid: from this quantity of all members on, this unit price."""

    agreement = models.ForeignKey(FrameworkAgreement, models.CASCADE, related_name="breaks")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    from_quantity = models.DecimalField(max_digits=15, decimal_places=3)
    unit_price = models.DecimalField(max_digits=18, decimal_places=6)
    # When the office was told that orders lag behind the break the prices rest on, or reached a better one.
    told = models.DateTimeField(null=True)

    class Meta:
        ordering = ["line__position", "from_quantity"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "line", "from_quantity"], name="agreed_break_once")
        ]


class AgreedDiscount(models.Model):
    """A discount of the winning bid: from this total of all members and lines on, a rate is taken off."""

    agreement = models.ForeignKey(FrameworkAgreement, models.CASCADE, related_name="discounts")
    is_of_amount = models.BooleanField(default=False)
    threshold = models.DecimalField(max_digits=18, decimal_places=3)
    rate = models.DecimalField(max_digits=7, decimal_places=6)
    told = models.DateTimeField(null=True)

    class Meta:
        ordering = ["threshold"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "threshold"], name="agreed_discount_once")
        ]


class PriceChange(models.Model):
    """A change of all prices of an agreement from a day on; both sides accept it, one at a time."""

    class Kind(models.TextChoices):
        FACTOR = "factor", _("by a factor")
        INDEX = "index", _("by a price index")
        TAX = "tax", _("by a changed tax or duty")

    class State(models.TextChoices):
        PENDING = "pending", _("waits for the other side")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("a proposed change", "withdrawn")

    class Side(models.TextChoices):
        OFFICE = "office", _("the association")
        VENDOR = "vendor", _("the vendor")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(FrameworkAgreement, models.CASCADE, related_name="price_changes")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    # New price = old price x factor, at six decimals. For an index the factor is new over old, for a tax
    # (1 + new rate) over (1 + old rate); the two figures stand below, rates in per cent.
    factor = models.DecimalField(_("factor"), max_digits=12, decimal_places=8)
    index_name = models.CharField(_("index or tax"), max_length=160, blank=True)
    index_before = models.DecimalField(_("before"), max_digits=12, decimal_places=4, null=True, blank=True)
    index_now = models.DecimalField(_("now"), max_digits=12, decimal_places=4, null=True, blank=True)
    from_day = models.DateField(pgettext_lazy("a day", "from"))
    reason = models.TextField(_("reason"))
    proposed_by = models.CharField(max_length=6, choices=Side)
    proposed = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=9, choices=State, default=State.PENDING)
    answered = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(state="pending"), name="price_change_one_pending"
            ),
            models.CheckConstraint(condition=Q(factor__gt=0), name="price_change_factor_positive"),
        ]


class Extension(models.Model):
    """A longer term of an agreement, offered by one side and accepted by the other."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(FrameworkAgreement, models.CASCADE, related_name="extensions")
    ends = models.DateField(_("new end"))
    reason = models.TextField(_("reason"), blank=True)
    proposed_by = models.CharField(max_length=6, choices=PriceChange.Side)
    proposed = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=9, choices=PriceChange.State, default=PriceChange.State.PENDING)
    answered = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(state="pending"), name="extension_one_pending"
            )
        ]
