"""Rates that formulas of programmes refer to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferenceRate(models.Model):
    """A rate on a day: per cent a year (`refinancing`), or what a currency costs in another (`EUR/GEL`)."""

    code = models.CharField(_("rate"), max_length=20)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=6)
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)
    entered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "as_of"], name="reference_rate_once_a_day")]
        indexes = [models.Index(fields=["code", "-as_of"])]
