"""Orders under an agreement, their deliveries, disputes and ratings, and mini-competitions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Site
from nadi.together.agreements.models.agreement import Addendum, AddendumLine, FrameworkAgreement
from nadi.together.pools.models import Line, Participation
from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class CallOff(models.Model):
    """An order of one member under its addendum."""

    class State(models.TextChoices):
        ORDERED = "ordered", _("ordered")
        CONFIRMED = "confirmed", _("confirmed by the vendor")
        PARTLY = "partly", _("partly delivered")
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
    wanted_on = models.DateField(_("wanted on"), null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    # The rest of a partly delivered order will not come: its quantity is free again.
    finished_because = models.TextField(blank=True)
    invoice_number = models.CharField(_("invoice number"), max_length=60, blank=True)
    invoice_date = models.DateField(_("invoice date"), null=True, blank=True)
    invoice_amount = models.DecimalField(
        _("invoice amount before VAT"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    competition = models.OneToOneField("MiniCompetition", models.PROTECT, null=True, related_name="call_off")


class CallOffLine(models.Model):
    """A quantity of an addendum line inside an order."""

    call_off = models.ForeignKey(CallOff, models.CASCADE, related_name="lines")
    addendum_line = models.ForeignKey(AddendumLine, models.PROTECT, related_name="ordered")
    quantity = models.DecimalField(max_digits=15, decimal_places=3)
    # The price on the day of the order: later price changes do not touch it.
    unit_price = models.DecimalField(max_digits=18, decimal_places=6, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call_off", "addendum_line"], name="call_off_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="call_off_quantity_positive"),
        ]


class Delivery(models.Model):
    """Goods of an order arrived, all or some of them."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    call_off = models.ForeignKey(CallOff, models.CASCADE, related_name="deliveries")
    arrived_on = models.DateField(_("arrived on"))
    note = models.TextField(_("note"), blank=True)
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    recorded = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=12)

    class Meta:
        ordering = ["arrived_on", "pk"]


class DeliveryLine(models.Model):
    """How much of an ordered line arrived."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="lines")
    call_off_line = models.ForeignKey(CallOffLine, models.CASCADE, related_name="delivered")
    quantity = models.DecimalField(max_digits=15, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "call_off_line"], name="delivery_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="delivery_line_quantity_positive"),
        ]


class Dispute(models.Model):
    """A member says what is wrong with an order; the office sees it closed."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    call_off = models.ForeignKey(CallOff, models.CASCADE, related_name="disputes")
    text = models.TextField(_("what is wrong"))
    opened = models.DateTimeField(auto_now_add=True)
    opened_by = models.CharField(max_length=12)
    answer = models.TextField(_("the vendor's answer"), blank=True)
    answered = models.DateTimeField(null=True)
    outcome = models.TextField(_("how it was settled"), blank=True)
    closed = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["call_off"], condition=Q(closed=None), name="dispute_one_open")
        ]


class Rating(models.Model):
    """What a member that ordered thinks of the vendor, from 1 to 5."""

    call_off = models.OneToOneField(CallOff, models.CASCADE, related_name="rating")
    quality = models.PositiveSmallIntegerField(_("quality of the goods"))
    punctuality = models.PositiveSmallIntegerField(_("delivery on time"))
    service = models.PositiveSmallIntegerField(_("service"))
    note = models.TextField(_("note to the office"), blank=True)
    rated = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quality__range=(1, 5), punctuality__range=(1, 5), service__range=(1, 5)),
                name="rating_from_1_to_5",
            )
        ]


class MiniCompetition(models.Model):
    """A member asks the vendors of the same award for a better price before it orders."""

    class State(models.TextChoices):
        ASKED = "asked", _("vendors quote")
        ORDERED = "ordered", _("ordered")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    number = models.CharField(_("number"), max_length=40, unique=True)
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="competitions")
    quotes_until = models.DateTimeField(_("vendors quote until"))
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=12)
    note = models.TextField(_("note to the vendors"), blank=True)


class CompetitionLine(models.Model):
    """What a mini-competition is about."""

    competition = models.ForeignKey(MiniCompetition, models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=15, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["competition", "line", "site"], name="competition_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="competition_line_positive"),
        ]


class Quote(models.Model):
    """A vendor's answer to a mini-competition; unread by anybody until the deadline."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    competition = models.ForeignKey(MiniCompetition, models.CASCADE, related_name="quotes")
    agreement = models.ForeignKey(FrameworkAgreement, models.PROTECT, related_name="quotes")
    submitted = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["competition", "agreement"], name="quote_once")]


class QuoteLine(models.Model):
    """The price of one line in a quote; never above the agreed one."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="lines")
    competition_line = models.ForeignKey(CompetitionLine, models.CASCADE, related_name="quoted")
    unit_price = models.DecimalField(max_digits=18, decimal_places=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quote", "competition_line"], name="quote_line_once"),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="quote_line_not_negative"),
        ]
