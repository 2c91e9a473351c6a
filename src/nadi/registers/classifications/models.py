"""Classifications, their versions, their codes, and which code became which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.Model):
    """One version of a classification; of each kind one is in use."""

    # What entries are coded with (`cpv`, `hs`, `isco`, `esco-skill` ...): it stays through the versions.
    kind = models.CharField(max_length=16)
    version = models.CharField(_("version"), max_length=40)
    title = models.CharField(_("title"), max_length=160)
    source = models.CharField(_("source"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    is_in_use = models.BooleanField(_("in use"), default=False)
    loaded = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="scheme_version_once"),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(is_in_use=True), name="scheme_one_in_use"
            ),
        ]


class Term(models.Model):
    """One code of a classification, in both languages, and the other words it is looked for by."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="terms")
    code = models.CharField(max_length=120)
    # The code as people read it, where `code` is an identifier without meaning (ESCO).
    notation = models.CharField(max_length=40, blank=True)
    parent = models.CharField(max_length=120, blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=400, blank=True)
    title_local = models.CharField(max_length=400, blank=True)
    description = models.TextField(blank=True)
    other_words = models.TextField(blank=True)
    # The codes of other classifications this one belongs to, as `isco:7321`.
    belongs_to = models.JSONField(default=list)
    is_withdrawn = models.BooleanField(default=False)
    search_text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="term_once")]
        indexes = [models.Index(fields=["scheme", "parent"])]


class Correspondence(models.Model):
    """What a code of an older version became in a newer one; several where it was split."""

    older = models.ForeignKey(Scheme, models.CASCADE, related_name="+")
    newer = models.ForeignKey(Scheme, models.CASCADE, related_name="+")
    code = models.CharField(max_length=120)
    became = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["older", "newer", "code", "became"], name="correspondence_once")
        ]
