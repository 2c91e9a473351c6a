"""Who makes, sells and mends machinery and spare parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry


class Supplier(Entry):
    """A producer, agent or dealer. Its makes and process steps are codes (schemes `make` and `process`)."""

    class Kind(models.TextChoices):
        PRODUCER = "producer", _("producer")
        AGENT = "agent", _("agent")
        DEALER = "dealer", _("dealer")
        WORKSHOP = "workshop", _("repair workshop")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PRODUCER)
    products = models.TextField(_("products"), blank=True)
    has_machinery = models.BooleanField(_("sells machinery and technology"), default=False)
    has_parts = models.BooleanField(_("sells spare parts"), default=False)
    has_service = models.BooleanField(_("sends technicians"), default=False)
    has_materials = models.BooleanField(_("sells materials"), default=False)
    local_agent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="represents",
        verbose_name=_("agent here"),
    )
    response_hours = models.PositiveSmallIntegerField(_("answers within, hours"), null=True, blank=True)
    delivery_days = models.PositiveSmallIntegerField(_("parts arrive within, days"), null=True, blank=True)
    exhibits_at = models.CharField(_("fairs where it exhibits"), max_length=300, blank=True)
    hall = models.CharField(_("hall and stand"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
