"""The machines members run."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation, Site
from nadi.web.ids import public_id


class Machine(models.Model):
    """A machine of a member: others learn only how many firms run its make, until both agree."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="machines")
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("site")
    )
    make = models.CharField(_("make"), max_length=80)
    # The make without case, spaces and signs, in Latin letters: "BOBST S.A." and "Bobst SA" are one.
    make_key = models.CharField(max_length=80, db_index=True, editable=False)
    model = models.CharField(_("model"), max_length=120, blank=True)
    process = models.CharField(_("what it does"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("year it was built"), null=True, blank=True)
    serial = models.CharField(_("serial number"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    answers_requests = models.BooleanField(_("ask us when somebody needs a part for this make"), default=True)
    retired_on = models.DateField(null=True, editable=False)
    entered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__gte=1900, year__lte=2100), name="machine_built_in_our_time"
            ),
            models.CheckConstraint(condition=~Q(make_key=""), name="machine_has_a_make"),
        ]
