"""The pool, its lines, and what each member wants of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation, Site
from nadi.web.ids import public_id


class Pool(models.Model):
    """Members' shared demand and the tender for it: one record, one state, locked as one."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        GATHERING = "gathering", _("gathering demand")
        TENDERING = "tendering", _("vendors are bidding")
        ASSESSING = "assessing", _("quality is being assessed")
        OPENED = "opened", _("bids are opened")
        PROPOSED = "proposed", _("award proposed, the board decides")
        AWARDED = "awarded", _("awarded, members decide")
        AGREED = "agreed", _("agreed")
        CANCELLED = "cancelled", _("cancelled")

    class Origin(models.TextChoices):
        OWN = "own", _("made here")
        OCDS = "ocds", _("imported (OCDS)")

    class Audience(models.TextChoices):
        ALL = "all", _("every member")
        CHOSEN = "chosen", _("chosen members")

    class Method(models.TextChoices):
        EQUAL_PRICE = "equal_price", _("equal price for all")
        PROPORTIONAL = "proportional", _("in proportion to what each would pay alone")
        SHAPLEY = "shapley", _("Shapley value")
        NUCLEOLUS = "nucleolus", _("nucleolus")
        EQUAL_PROFIT = "equal_profit", _("equal profit")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    title = models.CharField(_("title in English"), max_length=160, blank=True)
    title_local = models.CharField(_("title in Georgian"), max_length=160, blank=True)
    summary = models.TextField(_("description in English"), blank=True)
    summary_local = models.TextField(_("description in Georgian"), blank=True)
    category = models.CharField(_("category (CPV)"), max_length=10, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="GEL")
    method = models.CharField(_("rule of sharing"), max_length=16, choices=Method, default=Method.EQUAL_PRICE)
    state = models.CharField(max_length=10, choices=State, default=State.GATHERING, db_index=True)
    origin = models.CharField(max_length=4, choices=Origin, default=Origin.OWN)
    ocid = models.CharField(max_length=120, blank=True)
    demand_until = models.DateTimeField(_("members enter demand until"))
    bids_until = models.DateTimeField(_("vendors bid until"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True)
    # The lock of the sealed bids: anyone may close with the public key, only the opening unwraps the other.
    sealing_key = models.BinaryField(default=bytes)
    opening_key = models.BinaryField(default=bytes)
    created = models.DateTimeField(auto_now_add=True)
    # How it is prepared: who may join, what they sign, when what happens, and what it must reach.
    audience = models.CharField(_("who may join"), max_length=6, choices=Audience, default=Audience.ALL)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    terms = models.TextField(_("participation agreement in English"), blank=True)
    terms_local = models.TextField(_("participation agreement in Georgian"), blank=True)
    minimum_members = models.PositiveSmallIntegerField(_("companies needed"), default=0)
    minimum_told = models.DateTimeField(null=True)
    # When those who may join, but do not take part yet, were reminded of the deadline.
    reminded = models.DateTimeField(null=True)
    # Days that staff plan; the deadline of bids itself is set when the tender starts.
    bids_on = models.DateField(_("bids planned until"), null=True, blank=True)
    award_on = models.DateField(_("award planned for"), null=True, blank=True)
    deliver_from = models.DateField(_("deliveries from"), null=True, blank=True)
    deliver_until = models.DateField(_("deliveries until"), null=True, blank=True)
    # How the tender runs.
    is_public = models.BooleanField(_("open to every vendor, with a public notice"), default=False)
    round_number = models.PositiveSmallIntegerField(default=1)
    incoterm = models.CharField(_("delivery term asked for (Incoterms 2020)"), max_length=3, default="DAP")
    has_quality = models.BooleanField(_("quality is assessed before prices are opened"), default=False)
    # The largest mark-up that a bid without any quality point gets when prices are compared, as a fraction.
    quality_mark_up = models.DecimalField(_("mark-up for quality"), max_digits=5, decimal_places=4, default=0)
    # What a year's later payment is worth, as a fraction: earlier payment makes a bid dearer in comparison.
    interest_rate = models.DecimalField(
        _("interest for payment days"), max_digits=5, decimal_places=4, default=0
    )
    assessed_at = models.DateTimeField(null=True)
    incumbent = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("today's vendor"),
    )
    # How it is decided.
    standstill_days = models.PositiveSmallIntegerField(_("stand-still in days"), default=10)
    # After a decline an accepted share may rise by this fraction before its member is asked again.
    worsening_bound = models.DecimalField(
        _("how much dearer an accepted share may get"), max_digits=5, decimal_places=4, default=0
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(Q(title="") & Q(title_local="")), name="pool_has_a_title"),
            models.CheckConstraint(
                condition=Q(quality_mark_up__gte=0, quality_mark_up__lte=1), name="pool_quality_mark_up"
            ),
            models.CheckConstraint(
                condition=Q(interest_rate__gte=0, interest_rate__lt=1), name="pool_interest_rate"
            ),
            models.CheckConstraint(
                condition=Q(worsening_bound__gte=0, worsening_bound__lte=1), name="pool_worsening_bound"
            ),
            models.CheckConstraint(
                condition=Q(bids_until=None) | Q(bids_until__gt=F("demand_until")),
                name="pool_bids_after_demand",
            ),
            models.UniqueConstraint(fields=["ocid"], condition=~Q(ocid=""), name="pool_ocid_once"),
        ]


class Line(models.Model):
    """An item wanted; quantities are in `unit` (UN/ECE Recommendation 20), prices per unit before VAT."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("item in English"), max_length=160, blank=True)
    name_local = models.CharField(_("item in Georgian"), max_length=160, blank=True)
    specification = models.TextField(_("specification in English"), blank=True)
    specification_local = models.TextField(_("specification in Georgian"), blank=True)
    unit = models.CharField(_("unit"), max_length=4, default="H87")
    category = models.CharField(_("category (CPV)"), max_length=10, blank=True)
    reserve_price = models.DecimalField(
        _("highest price accepted"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    minimum_quantity = models.DecimalField(
        _("smallest pooled quantity"), max_digits=15, decimal_places=3, null=True, blank=True
    )
    # What members may see of the pooled quantity: frozen at closing, empty where disclosure forbids it.
    shown_quantity = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    # Not bought, because its minimum was missed: what members want of it does not count.
    left_out = models.DateTimeField(null=True)
    # The rule of disclosure control that keeps it back, once frozen; empty where it is shown.
    hidden_because = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "position"], name="line_position_once"),
            models.CheckConstraint(condition=~(Q(name="") & Q(name_local="")), name="line_has_a_name"),
            models.CheckConstraint(
                condition=Q(reserve_price=None) | Q(reserve_price__gt=0), name="line_reserve_price_positive"
            ),
        ]


class Participation(models.Model):
    """A member takes part in a pool."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations")
    joined = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    # Counts changes, so that two people at once do not overwrite each other unseen.
    version = models.PositiveIntegerField(default=0)
    left = models.DateTimeField(null=True)
    # The participation agreement: accepted by a representative, in these words (their SHA-256).
    accepted = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=12, blank=True)
    accepted_terms = models.CharField(max_length=64, blank=True)
    # An interest in a vendor, in the member's words: it keeps the member's people out of the decision.
    interest = models.TextField(blank=True)
    reminded = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pool", "organisation"], name="participation_once")]


class Demand(models.Model):
    """What one member wants of a line at one of its sites, and what it pays today. Confidential."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="demands")
    line = models.ForeignKey(Line, models.CASCADE, related_name="demands")
    site = models.ForeignKey(Site, models.PROTECT, related_name="demands")
    quantity = models.DecimalField(_("quantity"), max_digits=15, decimal_places=3)
    tolerance = models.DecimalField(_("would take more"), max_digits=15, decimal_places=3, default=0)
    baseline = models.DecimalField(
        _("price paid today"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    # Above this landed price the member does not buy. Nobody but its own people and the office knows it.
    walk_away = models.DecimalField(
        _("highest price you would pay"), max_digits=18, decimal_places=6, null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participation", "line", "site"], name="demand_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="demand_quantity_positive"),
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="demand_tolerance_not_negative"),
            models.CheckConstraint(
                condition=Q(baseline=None) | Q(baseline__gt=0), name="demand_baseline_positive"
            ),
            models.CheckConstraint(
                condition=Q(walk_away=None) | Q(walk_away__gt=0), name="demand_walk_away_positive"
            ),
        ]
