"""Colleges with students to place, firms with places, and what both agree."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS
from nadi.registers.talents.models.words import Kind
from nadi.web.ids import public_id

TRAINING = [(Kind.INTERNSHIP, Kind.INTERNSHIP.label), (Kind.APPRENTICESHIP, Kind.APPRENTICESHIP.label)]


class Offered(models.Model):
    """What a group of students and a firm's places have in common: what, how many, when, where."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=TRAINING, default=Kind.INTERNSHIP)
    occupation = models.CharField(_("occupation in English"), max_length=160, blank=True)
    occupation_local = models.CharField(_("occupation in Georgian"), max_length=160, blank=True)
    # The ESCO or ISCO code found for the occupation, or empty.
    code = models.CharField(max_length=120, blank=True, editable=False)
    number = models.PositiveSmallIntegerField(_("how many"))
    starts = models.DateField(pgettext_lazy("date", "from"))
    ends = models.DateField(_("until"))
    region = models.CharField(_("region"), max_length=8, choices=REGIONS, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    terms = models.TextField(_("what else matters"), max_length=2000, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    entered = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="%(class)s_in_order"),
            models.CheckConstraint(condition=Q(number__gte=1), name="%(class)s_at_least_one"),
            models.CheckConstraint(
                condition=~(Q(occupation="") & Q(occupation_local="")), name="%(class)s_has_an_occupation"
            ),
        ]


class StudentGroup(Offered):
    """A college has students who look for an internship or apprenticeship in a period."""

    programme = models.CharField(_("programme or course in English"), max_length=200, blank=True)
    programme_local = models.CharField(_("programme or course in Georgian"), max_length=200, blank=True)


class TrainingPlaces(Offered):
    """A firm has places for students."""

    is_paid = models.BooleanField(_("is paid"), default=False)


class Placement(models.Model):
    """So many students of a group go to a firm: proposed by the office, agreed by college and firm."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        AGREED = "agreed", pgettext_lazy("two sides", "agreed")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DONE = "done", _("done")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    group = models.ForeignKey(StudentGroup, models.CASCADE, related_name="placements")
    places = models.ForeignKey(TrainingPlaces, models.CASCADE, related_name="placements")
    number = models.PositiveSmallIntegerField(_("how many"))
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed = models.DateTimeField(auto_now_add=True)
    college_agreed = models.DateTimeField(null=True)
    firm_agreed = models.DateTimeField(null=True)
    reason = models.CharField(_("why not"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="placement_at_least_one"),
            models.UniqueConstraint(
                fields=["group", "places"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="placement_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(college_agreed__isnull=False, firm_agreed__isnull=False),
                name="placement_agreed_by_both",
            ),
        ]
