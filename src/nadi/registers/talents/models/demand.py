"""What colleges are told of the demand: released once a year, never changed after."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.web.ids import public_id


class DemandRelease(models.Model):
    """The demand of one year by occupation and region, as it passed the disclosure rules on a day."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    # {"occupations": [{"code", "title", "title_local"}], "regions": [...], "cells": [[number or null, ...]]}
    table = models.JSONField()
    firms = models.PositiveIntegerField()
    released = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
