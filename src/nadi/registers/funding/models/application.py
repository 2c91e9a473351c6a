"""A member's way to a programme's money, and what others may learn from it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.funding.models.call import Call
from nadi.registers.funding.models.programme import Programme, amount
from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class Reason(models.TextChoices):
    """Why a funder refuses, so that refusals can be counted and learned from."""

    AGE = "age", _("too young or too old a firm")
    SIZE = "size", _("too large or too small a firm")
    SECTOR = "sector", _("another sector")
    PLACE = "place", _("another place")
    OWN_PART = "own_part", _("too little of one's own money")
    PAPERS = "papers", _("papers incomplete")
    LATE = "late", _("too late")
    SCORE = "score", _("others were scored higher")
    USED_UP = "used_up", _("the money was used up")
    COSTS = "costs", _("costs that are not paid for")
    DEBT = "debt", _("debts or an open dispute")
    OTHER = "other", _("another reason")


class Application(models.Model):
    """One firm's application: read by its own people and staff, by nobody else."""

    class State(models.TextChoices):
        INTERESTED = "interested", _("interested")
        PREPARING = "preparing", _("preparing")
        SUBMITTED = "submitted", _("submitted")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")
        PAID = "paid", _("money received")
        WITHDRAWN = "withdrawn", _("withdrawn")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="applications")
    call = models.ForeignKey(Call, models.SET_NULL, null=True, blank=True, related_name="applications")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="funding_applications")
    state = models.CharField(max_length=10, choices=State, default=State.INTERESTED)
    currency = models.CharField(_("currency"), max_length=3)
    asked = amount(_("amount asked for"))
    granted = amount(_("amount granted"))
    purpose = models.CharField(_("what for"), max_length=300, blank=True)
    submitted_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    reason = models.CharField(_("why it was refused"), max_length=10, choices=Reason, blank=True)
    reason_text = models.TextField(_("in the funder's words"), max_length=2000, blank=True)
    # The deadline of which its people were last reminded, and which of the reminders that was (so many days
    # before it), so that nobody is reminded twice.
    reminded_of = models.DateField(null=True)
    reminded_before = models.PositiveSmallIntegerField(null=True)
    began = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                condition=Q(state__in=["interested", "preparing", "submitted"]),
                name="application_one_open_for_each_programme",
            ),
            models.CheckConstraint(
                condition=(Q(state="refused") & ~Q(reason="")) | (~Q(state="refused") & Q(reason="")),
                name="application_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "paid"]) | Q(granted__isnull=False),
                name="application_granted_an_amount",
            ),
        ]
        indexes = [models.Index(fields=["state", "decided_on"])]


class Paper(models.Model):
    """One paper of an application's checklist, ready or not, with its file where there is one."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="papers")
    name = models.CharField(_("paper"), max_length=200, blank=True)
    name_local = models.CharField(_("paper in Georgian"), max_length=200, blank=True)
    is_ready = models.BooleanField(_("ready"), default=False)
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)


class Payment(models.Model):
    """Money that arrived, exact to the cent."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="payments")
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2)
    paid_on = models.DateField(_("received on"))
    entered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_above_nought")]


class Lesson(models.Model):
    """What all members may learn from outcomes, in words that name no firm; published by staff."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="lessons")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    text = models.CharField(_("lesson in English"), max_length=300, blank=True)
    text_local = models.CharField(_("lesson in Georgian"), max_length=300, blank=True)
    published = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(Q(text="") & Q(text_local="")), name="lesson_has_words")
        ]
