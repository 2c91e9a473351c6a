"""What a firm tells of itself, for the conditions of programmes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation


class CompanyFact(models.Model):
    """One fact of one firm, with its source and its day: for its own people and, journalled, staff."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="funding_facts")
    # A fact the engine knows (`staff`, `income` ...), or `statement:<key>` where a programme asks in words.
    key = models.CharField(max_length=80)
    value = models.JSONField()
    source = models.CharField(_("where it stands"), max_length=120, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    entered = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="company_fact_once")]
