"""The journal's tables."""

from django.db import models


class Entry(models.Model):
    """One decisive act: who, for which organisation, what, when, before and after.

    People and organisations stand here by public id only, so that erasing a person erases them from here too.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    person = models.CharField(max_length=12, blank=True)
    organisation = models.CharField(max_length=12, blank=True, db_index=True)
    verb = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=80, db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]


class Head(models.Model):
    """The end of the chain: locked by whoever writes, so that entries stand one after the other."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, default="0" * 64)
