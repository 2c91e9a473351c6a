"""What an imported process says was awarded: shown beside our own scenarios, never computed with."""

from django.db import models

from nadi.companies.models import Organisation
from nadi.together.pools.models.pool import Line, Pool


class PublishedAward(models.Model):
    """An award as its source published it; without a line where the source names none."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="published_awards")
    line = models.ForeignKey(Line, models.CASCADE, null=True, related_name="+")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=120)
    status = models.CharField(max_length=20, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True)

    class Meta:
        ordering = ["line__position", "pk"]
