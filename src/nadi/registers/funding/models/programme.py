"""The table of funding programmes."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry


def amount(label: Any) -> Any:
    """Return a column of money, exact to the cent."""
    return models.DecimalField(label, max_digits=18, decimal_places=2, null=True, blank=True)


def percent(label: Any) -> Any:
    """Return a column of per cent."""
    return models.DecimalField(label, max_digits=6, decimal_places=2, null=True, blank=True)


def in_order(low: str, high: str, name: str) -> models.CheckConstraint:
    """Return the constraint that the least is not above the most."""
    return models.CheckConstraint(
        condition=Q(**{low: None}) | Q(**{high: None}) | Q(**{f"{low}__lte": F(high)}), name=name
    )


class Programme(Entry):
    """A programme of funding: what one firm can get from it, under which conditions, until when.

    All amounts are what one firm can get, but for `envelope`, which is for all firms together and never an
    answer to one. `conditions` and `tiers` are data that the engine reads (docs/algorithms/eligibility.md).
    """

    class Kind(models.TextChoices):
        GRANT = "grant", _("grant")
        LOAN = "loan", _("loan")
        GUARANTEE = "guarantee", _("guarantee")
        EQUITY = "equity", _("equity")
        VOUCHER = "voucher", _("voucher")
        CREDIT_LINE = "credit_line", _("credit line with an incentive")
        ASSISTANCE = "assistance", _("technical assistance")

    class Status(models.TextChoices):
        """Where the programme stands, in the words of the Open Contracting Data Standard."""

        PLANNED = "planned", _("planned")
        ACTIVE = "active", _("open")
        SUSPENDED = "suspended", _("suspended")
        COMPLETE = "complete", _("closed")
        CANCELLED = "cancelled", _("cancelled")

    class Deadline(models.TextChoices):
        SINGLE = "single", _("one deadline")
        CUT_OFFS = "cut_offs", _("several cut-off dates")
        ROLLING = "rolling", _("at any time")
        USED_UP = "used_up", _("until the money is used up")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.GRANT)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    # The status as the source codes it (IATI 1 to 6, "Closed", "superseded").
    status_code = models.CharField(_("status at the source"), max_length=60, blank=True)
    funder = models.CharField(_("funder in English"), max_length=200, blank=True)
    funder_local = models.CharField(_("funder in Georgian"), max_length=200, blank=True)
    implementer = models.CharField(_("run by, in English"), max_length=300, blank=True)
    implementer_local = models.CharField(_("run by, in Georgian"), max_length=300, blank=True)

    currency = models.CharField(_("currency"), max_length=3, blank=True)
    amount_min = amount(_("least for one firm"))
    amount_max = amount(_("most for one firm"))
    share_min = percent(_("least share of the cost, %"))
    share_max = percent(_("most share of the cost, %"))
    own_contribution = percent(_("own contribution at least, %"))
    beneficiary_cap = amount(_("most for one firm over all its projects"))
    guarantee_share = percent(_("guarantee: share of the loan, %"))
    guarantee_max = amount(_("guarantee: at most"))
    incentive_min = percent(_("paid back of the loan: at least, %"))
    incentive_max = percent(_("paid back of the loan: at most, %"))
    reference_rate = models.CharField(_("interest support: reference rate"), max_length=20, blank=True)
    # Support is (reference rate + points), never below nought nor above the cap; without a rate, the points.
    rate_points = percent(_("interest support: points added or taken off"))
    rate_cap = percent(_("interest support: at most, points"))
    rate_months = models.PositiveSmallIntegerField(
        _("interest support: for how many months"), null=True, blank=True
    )
    terms = models.TextField(_("terms in words, in English"), blank=True)
    terms_local = models.TextField(_("terms in words, in Georgian"), blank=True)
    envelope = amount(_("money for all firms together"))
    envelope_currency = models.CharField(_("currency of that money"), max_length=3, blank=True)
    budget_text = models.CharField(_("budget as the source words it"), max_length=300, blank=True)

    who = models.TextField(_("who can apply, in words, in English"), blank=True)
    who_local = models.TextField(_("who can apply, in words, in Georgian"), blank=True)
    conditions = models.JSONField(_("conditions"), default=dict, blank=True)
    tiers = models.JSONField(_("other shares and caps for some firms"), default=list, blank=True)
    # "GE 60, AM 40": countries (ISO 3166) and per cent where the source says so.
    recipients = models.CharField(_("countries it is for"), max_length=400, blank=True)
    places_text = models.CharField(_("places as the source words them"), max_length=300, blank=True)

    deadline_model = models.CharField(_("deadline"), max_length=8, choices=Deadline, default=Deadline.ROLLING)
    opens = models.DateField(_("opens"), null=True, blank=True)
    closes = models.DateField(_("closes"), null=True, blank=True)
    starts = models.DateField(_("projects start"), null=True, blank=True)
    ends = models.DateField(_("projects end"), null=True, blank=True)
    months_max = models.PositiveSmallIntegerField(_("longest project, months"), null=True, blank=True)
    # One paper a line.
    papers = models.TextField(_("papers asked, one a line, in English"), blank=True)
    papers_local = models.TextField(_("papers asked, one a line, in Georgian"), blank=True)

    class Meta:
        constraints = [
            in_order("amount_min", "amount_max", "programme_amounts_in_order"),
            in_order("share_min", "share_max", "programme_shares_in_order"),
            in_order("incentive_min", "incentive_max", "programme_incentive_in_order"),
            in_order("opens", "closes", "programme_opens_before_it_closes"),
        ]
        indexes = [models.Index(fields=["kind"]), models.Index(fields=["status"])]
