"""What belongs to preparing and joining a pool: files, who is invited, the competition check, evidence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.together.pools.models.pool import Line, Participation, Pool
from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class Attachment(models.Model):
    """A file that explains a pool or one of its lines, to members and, if so marked, to vendors."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="attachments")
    line = models.ForeignKey(Line, models.CASCADE, null=True, blank=True, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=160, blank=True)
    is_for_vendors = models.BooleanField(_("vendors see it too"), default=True)

    class Meta:
        ordering = ["pk"]


class Invitee(models.Model):
    """A member that may join a pool for chosen members."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="invitees")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pool", "organisation"], name="invitee_once")]


class DeliveryPlace(models.Model):
    """A town the pool delivers to; without any, members name any site of theirs."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="delivery_places")
    town = models.CharField(_("town"), max_length=80)

    class Meta:
        ordering = ["town"]
        constraints = [models.UniqueConstraint(fields=["pool", "town"], name="delivery_place_once")]


class CompetitionCheck(models.Model):
    """The members' combined shares of the markets of one category, per cent, asked before a pool opens."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="competition_checks")
    category = models.CharField(_("category (CPV)"), max_length=10)
    purchasing_share = models.DecimalField(_("combined purchasing share, %"), max_digits=5, decimal_places=2)
    selling_share = models.DecimalField(_("combined selling share, %"), max_digits=5, decimal_places=2)
    basis = models.TextField(_("where the figures come from"))
    # What the members spend in a year on what they sell, to see how much of it they would buy together.
    members_costs = models.DecimalField(
        _("the members' costs in a year"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    checked = models.DateTimeField(auto_now=True)
    checked_by = models.CharField(max_length=12)
    # The legal sign-off, where the shares are above the threshold.
    signed_off_by = models.CharField(_("lawyer or authority"), max_length=160, blank=True)
    sign_off_reason = models.TextField(_("reasoning"), blank=True)
    sign_off_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    signed_off = models.DateTimeField(null=True)

    class Meta:
        ordering = ["category"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "category"], name="competition_check_once"),
            models.CheckConstraint(
                condition=Q(purchasing_share__gte=0, purchasing_share__lte=100)
                & Q(selling_share__gte=0, selling_share__lte=100),
                name="competition_check_per_cent",
            ),
        ]


class KnownBreak(models.Model):
    """A quantity from which vendors are known to sell a line cheaper: a goal that members see."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="known_breaks")
    from_quantity = models.DecimalField(_("from quantity"), max_digits=15, decimal_places=3)

    class Meta:
        ordering = ["from_quantity"]
        constraints = [
            models.UniqueConstraint(fields=["line", "from_quantity"], name="known_break_once"),
            models.CheckConstraint(condition=Q(from_quantity__gt=0), name="known_break_positive"),
        ]


class Progress(models.Model):
    """How near a line is to its next known break, in quarters, put down once a day where rules allow it.

    Quarters and days keep anybody from reading one member's quantity off the difference of two looks.
    """

    line = models.ForeignKey(Line, models.CASCADE, related_name="progress")
    day = models.DateField()
    known_break = models.ForeignKey(KnownBreak, models.CASCADE, null=True, related_name="+")
    quarters = models.PositiveSmallIntegerField(null=True)
    hidden_because = models.CharField(max_length=24, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["line", "day"], name="progress_once_a_day")]


class Evidence(models.Model):
    """A file that proves what a member pays today (an invoice, a price list). Confidential."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="evidence")
    line = models.ForeignKey(Line, models.CASCADE, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
