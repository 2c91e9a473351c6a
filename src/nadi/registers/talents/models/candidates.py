"""Candidates: what members see of them, and, in a table of its own, who they are."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation
from nadi.registers.entries.models import Entry
from nadi.registers.talents.models.words import Education, Kind, Level
from nadi.web.ids import public_id
from nadi.web.models import Mail, StoredFile


class Candidate(Entry):
    """A blind profile: nothing in this row, or in the entry it extends, tells who it is.

    `name` is a blind title ("Flexo printer operator, 8 years, Imereti"), `town` only a large one. The entry
    is a draft until the address is confirmed, withdrawn while the candidate pauses.
    """

    occupation = models.CharField(_("occupation in English"), max_length=160, blank=True)
    occupation_local = models.CharField(_("occupation in Georgian"), max_length=160, blank=True)
    # Skills as they were written that no code was found for, and all of them as they are shown.
    uncoded = models.JSONField(default=list)
    skills = models.JSONField(default=list)
    level = models.CharField(_("level"), max_length=8, choices=Level, blank=True)
    years = models.PositiveSmallIntegerField(_("years of experience"), null=True, blank=True)
    education = models.CharField(_("education"), max_length=12, choices=Education, blank=True)
    kind = models.CharField(_("looks for"), max_length=16, choices=Kind, default=Kind.JOB)
    will_move = models.BooleanField(_("would move for work"), default=False)
    is_remote = models.BooleanField(_("works from afar"), default=False)
    # {"en": "B2", "ka": "native"}
    languages = models.JSONField(default=dict)
    available_from = models.DateField(_("available from"), null=True, blank=True)
    wage_from = models.DecimalField(
        _("expected a month, from"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    wage_to = models.DecimalField(
        _("expected a month, to"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    # [{"sector": "18", "size": "medium", "what": "printer", "years": 3}]: the employers, unnamed.
    worked = models.JSONField(default=list)
    # False: the record exists for one vacancy; only the firms that were applied to see it.
    is_in_pool = models.BooleanField(_("shown to all members"), default=True)
    expires = models.DateField(_("kept until"))
    hidden_from = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("never shown to")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wage_from=None) | Q(wage_to=None) | Q(wage_to__gte=F("wage_from")),
                name="candidate_wage_in_order",
            ),
        ]


class Identity(models.Model):
    """Who a candidate is: read by the candidate, by the office with a reason, and by a firm it agreed to."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="identity")
    name = models.CharField(_("name in Latin letters"), max_length=120, blank=True)
    name_local = models.CharField(_("name in Georgian letters"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    town = models.CharField(_("town or village"), max_length=120, blank=True)
    # [{"employer": ..., "what": ..., "years": 3, "sector": "18", "size": "medium"}]
    employers = models.JSONField(default=list)
    cv = models.OneToOneField(StoredFile, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="ka")
    # Names or numbers of firms that must never see the candidate, as written.
    hide_from = models.JSONField(default=list)
    # When all organisations were last compared with these; nothing where none is named.
    firms_compared = models.DateTimeField(null=True, db_index=True)
    # Part of the secret address of the record: counting on ends the old address.
    link_number = models.PositiveIntegerField(default=1)
    consent_given = models.DateTimeField()
    # Which text was agreed to, and where a signed paper lies when the office entered it.
    consent_text = models.CharField(max_length=16)
    consent_paper = models.CharField(_("where the signed consent is kept"), max_length=200, blank=True)
    confirmed = models.DateTimeField(null=True)
    reminded = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("email", name="identity_once_for_an_address")]


class ContactRequest(models.Model):
    """A firm asks a candidate whether it may get in touch; names are shown only after a yes."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", pgettext_lazy("two sides", "agreed")
        DECLINED = "declined", _("declined")
        LAPSED = "lapsed", _("not answered in time")
        ENDED = "ended", _("ended")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="requests")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    vacancy = models.ForeignKey("talents.Vacancy", models.SET_NULL, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    message = models.TextField(_("message"), max_length=2000)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked = models.DateTimeField(auto_now_add=True)
    answer_until = models.DateTimeField()
    answered = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    ended_by_firm = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "organisation"],
                condition=Q(state__in=["asked", "agreed"]),
                name="contact_asked_once_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "asked"])]


class Letter(models.Model):
    """A mail that was written to a candidate: it goes when the candidate goes."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="letters")
    mail = models.OneToOneField(Mail, models.CASCADE, related_name="+")
