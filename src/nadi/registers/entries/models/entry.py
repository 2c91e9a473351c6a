"""The row that every register's entry is."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS
from nadi.web.ids import public_id


def first_of(field: str, other: str) -> Lower:
    """Return the caseless sort key: the field, or the other language where it is empty."""
    return Lower(Coalesce(NullIf(F(field), Value("")), F(other)))


class Entry(models.Model):
    """An entry of a register: what it is called, where it is, who vouches for it, and since when.

    A register's own table inherits from this one (`class Programme(Entry)`): one search, one history for all.
    Somebody vouches until `stale_on`; after it the entry is marked and ranked lower, from `hidden_on` members
    no longer see it. An entry that never fades has neither day.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        CURRENT = "current", _("current")
        WITHDRAWN = "withdrawn", pgettext_lazy("entry", "withdrawn")
        MERGED = "merged", _("merged into another entry")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody")
        MEMBERS = "members", _("members")
        STAFF = "staff", _("the association's office")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    register = models.CharField(max_length=16, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CURRENT)
    audience = models.CharField(_("who sees it"), max_length=8, choices=Audience, default=Audience.MEMBERS)
    name = models.CharField(_("name in English"), max_length=300, blank=True)
    name_local = models.CharField(_("name in Georgian"), max_length=300, blank=True)
    summary = models.TextField(_("description in English"), blank=True)
    summary_local = models.TextField(_("description in Georgian"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    region = models.CharField(_("region"), max_length=8, choices=REGIONS, blank=True)
    town = models.CharField(_("town in English"), max_length=120, blank=True)
    town_local = models.CharField(_("town in Georgian"), max_length=120, blank=True)
    deadline = models.DateField(_("next date"), null=True, blank=True)
    owner = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    source = models.CharField(_("source"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=800, blank=True)
    external_id = models.CharField(_("number at the source"), max_length=200, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    confirmed = models.DateField(_("last confirmed"), null=True, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True, editable=False)
    confirm_email = models.EmailField(_("asked to confirm it by e-mail"), blank=True)
    confirm_token = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    confirm_asked = models.DateTimeField(null=True, editable=False)
    stale_on = models.DateField(null=True, editable=False)
    hidden_on = models.DateField(null=True, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="merged")
    superseded_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )
    # The public id of the import that made it, or empty where a person entered it.
    brought_by = models.CharField(max_length=12, blank=True, editable=False, db_index=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    order_common = models.GeneratedField(
        expression=first_of("name", "name_local"),
        output_field=models.CharField(max_length=300),
        db_persist=True,
    )
    order_local = models.GeneratedField(
        expression=first_of("name_local", "name"),
        output_field=models.CharField(max_length=300),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(Q(name="") & Q(name_local="")), name="entry_has_a_name"),
            models.UniqueConstraint(
                fields=["register", "source", "external_id"],
                condition=~Q(external_id="") & ~Q(state="merged"),
                name="entry_once_from_a_source",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into=None)),
                name="entry_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(hidden_on=None) | Q(stale_on__isnull=False, hidden_on__gte=F("stale_on")),
                name="entry_fades_in_order",
            ),
        ]
        # The public id at the end puts equal rows in order too, so that a page stops after its own rows; by
        # the key it would not, because the key is sorted as the register's own table has it.
        indexes = [
            models.Index(fields=["register", "order_common", "uid"]),
            models.Index(fields=["register", "order_local", "uid"]),
            models.Index(fields=["register", "deadline", "uid"]),
            models.Index(fields=["register", "confirmed", "uid"]),
        ]


class Coding(models.Model):
    """An entry's place in a classification: NACE, CPV, HS, ESCO, ISCO, a makes list, a language."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="codings")
    scheme = models.CharField(max_length=16)
    code = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "scheme", "code"], name="coding_once")]
        indexes = [models.Index(fields=["scheme", "code"])]
