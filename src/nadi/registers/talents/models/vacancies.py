"""Vacancies, the firms behind them, what they ask for, and who applied."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS
from nadi.registers.talents.models.candidates import Candidate
from nadi.registers.talents.models.words import Kind, Level
from nadi.web.ids import public_id


class Vacancy(models.Model):
    """People wanted by one firm, or by several together; or a notice found elsewhere, with its source."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        FILLED = "filled", _("filled")
        WITHDRAWN = "withdrawn", pgettext_lazy("entry", "withdrawn")
        EXPIRED = "expired", _("expired")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody")
        MEMBERS = "members", _("members")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    # The firm that posted it; none where the office posted it for several, or it was found elsewhere.
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    employer = models.CharField(_("employer, where it is no member"), max_length=160, blank=True)
    is_shared = models.BooleanField(_("other firms may join it"), default=False)
    title = models.CharField(_("title in English"), max_length=200, blank=True)
    title_local = models.CharField(_("title in Georgian"), max_length=200, blank=True)
    description = models.TextField(_("description in English"), max_length=6000, blank=True)
    description_local = models.TextField(_("description in Georgian"), max_length=6000, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.JOB)
    occupation = models.CharField(_("occupation in English"), max_length=160, blank=True)
    occupation_local = models.CharField(_("occupation in Georgian"), max_length=160, blank=True)
    level = models.CharField(_("level"), max_length=8, choices=Level, blank=True)
    years = models.PositiveSmallIntegerField(_("years of experience, at least"), null=True, blank=True)
    region = models.CharField(_("region"), max_length=8, choices=REGIONS, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    is_remote = models.BooleanField(_("can be done from afar"), default=False)
    wage_from = models.DecimalField(
        _("wage a month, from"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    wage_to = models.DecimalField(
        _("wage a month, to"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3, default="GEL", editable=False)
    starts = models.DateField(_("begins"), null=True, blank=True)
    open_until = models.DateField(_("open until"))
    audience = models.CharField(_("who sees it"), max_length=8, choices=Audience, default=Audience.PUBLIC)
    training_idea = models.CharField(
        _("what the firms could train people in together, in English"), max_length=300, blank=True
    )
    training_idea_local = models.CharField(
        _("what the firms could train people in together, in Georgian"), max_length=300, blank=True
    )
    training_url = models.URLField(_("address of a joint training"), max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    source = models.CharField(_("source"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=800, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    search_text = models.TextField(blank=True, editable=False)
    brought_by = models.CharField(max_length=12, blank=True, editable=False, db_index=True)
    posted = models.DateTimeField(auto_now_add=True)
    closed = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(Q(title="") & Q(title_local="")), name="vacancy_has_a_title"),
            models.CheckConstraint(
                condition=Q(wage_from=None) | Q(wage_to=None) | Q(wage_to__gte=F("wage_from")),
                name="vacancy_wage_in_order",
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~Q(external_id=""),
                name="vacancy_once_from_a_source",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed=None) | (~Q(state="open") & Q(closed__isnull=False)),
                name="vacancy_closed_when_not_open",
            ),
        ]
        indexes = [models.Index(fields=["state", "open_until"])]


class VacancyFirm(models.Model):
    """One firm's part in a vacancy: how many it wants, and whether readers may know that it is there."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="firms")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    count = models.PositiveSmallIntegerField(_("how many people"), default=1)
    is_named = models.BooleanField(_("readers may see our name"), default=True)
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "organisation"], name="vacancy_firm_once"),
            models.CheckConstraint(condition=Q(count__gte=1, count__lte=500), name="vacancy_firm_count"),
        ]


class Requirement(models.Model):
    """One thing a vacancy asks for: coded where a code was found, in words always."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="requirements")
    # esco-occupation, isco, esco-skill, language
    scheme = models.CharField(max_length=16)
    code = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=200)
    level = models.CharField(max_length=8, blank=True)
    is_must = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "scheme", "words"], name="requirement_once")
        ]
        indexes = [models.Index(fields=["scheme", "code"])]


class Application(models.Model):
    """A candidate applies for a vacancy: named firms see who it is, the unnamed ones the blind profile."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("not confirmed by e-mail yet")
        SENT = "sent", _("sent")
        INVITED = "invited", _("invited")
        HIRED = "hired", _("hired")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("entry", "withdrawn")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="applications")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="applications")
    message = models.TextField(_("message to the firm"), max_length=4000, blank=True)
    # The firms that were named when the candidate applied: those it agreed to be seen by.
    shown_to = models.ManyToManyField(Organisation, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.UNCONFIRMED)
    applied = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "candidate"], name="application_once_for_a_vacancy")
        ]
