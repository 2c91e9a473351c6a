"""Requests for quotation and bids: sealed until the opening, rows afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation, Site
from nadi.together.pools.models.pool import Line, Pool
from nadi.web.ids import public_id


class RequestForQuotation(models.Model):
    """One vendor is asked to bid, by an e-mail link."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="requests")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="requests")
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=8, default="en")
    token = models.CharField(max_length=64, unique=True)
    sent = models.DateTimeField(auto_now_add=True)
    first_seen = models.DateTimeField(null=True)
    declined = models.DateTimeField(null=True)
    # Came by the public notice and not by our asking.
    is_own_request = models.BooleanField(default=False)
    # The deadline that it was reminded of; a later one is reminded of again.
    deadline_told = models.DateTimeField(null=True)
    # What the vendor has typed and not submitted yet, readable with its link alone.
    draft = models.BinaryField(default=bytes)
    draft_saved = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pool", "vendor"], name="request_once")]


class CurrencyRate(models.Model):
    """A currency that vendors may bid in, with the one rate at which such bids are compared and agreed."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="currency_rates")
    currency = models.CharField(_("currency"), max_length=3)
    # How much of the pool's currency one unit is worth.
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)
    source = models.CharField(_("where the rate comes from"), max_length=160)

    class Meta:
        ordering = ["currency"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "currency"], name="currency_rate_once"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="currency_rate_positive"),
        ]


class Bid(models.Model):
    """One submission. Until the opening it is a sealed payload; a later one replaces it."""

    class State(models.TextChoices):
        SEALED = "sealed", _("sealed")
        REPLACED = "replaced", _("replaced by a later bid")
        WITHDRAWN = "withdrawn", _("withdrawn")
        VALID = "valid", _("valid")
        DISQUALIFIED = "disqualified", _("disqualified")

    class DiscountOf(models.TextChoices):
        QUANTITY = "quantity", _("total quantity")
        AMOUNT = "amount", _("total amount")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="bids")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="bids")
    request = models.ForeignKey(RequestForQuotation, models.CASCADE, null=True, related_name="bids")
    submitted = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.SEALED)
    sealed = models.BinaryField(default=bytes)
    vendor_copy = models.BinaryField(default=bytes)
    receipt = models.CharField(max_length=64, blank=True)
    round_number = models.PositiveSmallIntegerField(default=1)
    # The technical envelope of a tender with quality: sealed apart, opened before the prices.
    sealed_technical = models.BinaryField(default=bytes)
    # The last amendment that the vendor's bid takes into account.
    amendment = models.PositiveSmallIntegerField(default=0)
    # From here on: known after the opening only.
    currency = models.CharField(max_length=3, blank=True)
    currency_rate = models.DecimalField(max_digits=18, decimal_places=8, default=1)
    fixed_charge = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    capacity = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    minimum_order_value = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    discount_of = models.CharField(max_length=8, choices=DiscountOf, default=DiscountOf.QUANTITY)
    is_discount_incremental = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    incoterm = models.CharField(max_length=3, default="DAP")
    payment_days = models.PositiveSmallIntegerField(default=0)
    lead_time_days = models.PositiveSmallIntegerField(null=True)
    valid_until = models.DateField(null=True)
    # VAT as a fraction, apart from every price.
    vat_rate = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    # Duty and insurance that the delivery term leaves to the buyers, as a fraction of the price; set by
    # staff with a reason, used to compare and never paid to the vendor.
    landed_rate = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    landed_reason = models.TextField(blank=True)
    technical = models.JSONField(default=dict)
    disqualified_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "vendor", "round_number"],
                condition=Q(state__in=["sealed", "valid", "disqualified"]),
                name="bid_one_that_counts",
            )
        ]


class BidLine(models.Model):
    """A vendor's price schedule for one line."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, models.CASCADE, related_name="bid_lines")
    is_incremental = models.BooleanField(default=False)
    set_up_charge = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    minimum_quantity = models.DecimalField(max_digits=15, decimal_places=3, default=0)
    capacity = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    is_whole_lot = models.BooleanField(default=False)
    lead_time_days = models.PositiveSmallIntegerField(null=True)
    # 0 is what was asked for; 1 and up are alternatives, compared only once staff admit one in its place.
    variant = models.PositiveSmallIntegerField(default=0)
    description = models.TextField(blank=True)
    is_compared = models.BooleanField(default=True)
    admitted_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bid", "line", "variant"], name="bid_line_once"),
            models.UniqueConstraint(
                fields=["bid", "line"], condition=Q(is_compared=True), name="bid_line_one_compared"
            ),
        ]


class PriceBreak(models.Model):
    """From a quantity on, a unit price (before VAT, in the bid's currency)."""

    bid_line = models.ForeignKey(BidLine, models.CASCADE, related_name="breaks")
    from_quantity = models.DecimalField(max_digits=15, decimal_places=3, default=0)
    unit_price = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        ordering = ["from_quantity"]
        constraints = [
            models.UniqueConstraint(fields=["bid_line", "from_quantity"], name="price_break_once"),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="price_break_not_negative"),
        ]


class Freight(models.Model):
    """What delivery of one unit of a line to a site costs on top."""

    bid_line = models.ForeignKey(BidLine, models.CASCADE, related_name="freight")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    per_unit = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bid_line", "site"], name="freight_once")]


class DiscountTier(models.Model):
    """From a vendor's total on, a rate (a fraction) is taken off everything it supplies."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="discount_tiers")
    threshold = models.DecimalField(max_digits=18, decimal_places=3)
    rate = models.DecimalField(max_digits=7, decimal_places=6)

    class Meta:
        ordering = ["threshold"]
        constraints = [
            models.UniqueConstraint(fields=["bid", "threshold"], name="discount_tier_once"),
            models.CheckConstraint(condition=Q(rate__gte=0, rate__lt=1), name="discount_tier_rate"),
        ]


class Bundle(models.Model):
    """These quantities together for this price, taken whole; at most one of a group."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="bundles")
    name = models.CharField(max_length=80)
    price = models.DecimalField(max_digits=18, decimal_places=2)
    group = models.CharField(max_length=40, blank=True)


class BundleLine(models.Model):
    """A quantity of a line inside a bundle."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, models.CASCADE, related_name="+")
    quantity = models.DecimalField(max_digits=15, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bundle", "line"], name="bundle_line_once")]
