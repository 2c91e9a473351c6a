"""Organisations, their sites, and the people who act for them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from nadi.companies.places import REGIONS
from nadi.web.ids import public_id


class Organisation(models.Model):
    """A company, provider, partner, or the association's own office."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("the association's office")
        COMPANY = "company", _("company")
        PROVIDER = "provider", _("provider")
        PARTNER = "partner", _("partner")

    class Size(models.TextChoices):
        MICRO = "micro", _("micro (fewer than 10 people)")
        SMALL = "small", _("small (10 to 49)")
        MEDIUM = "medium", _("medium (50 to 249)")
        LARGE = "large", _("large (250 and more)")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COMPANY)
    name = models.CharField(_("name in English"), max_length=160, blank=True)
    name_local = models.CharField(_("name in Georgian"), max_length=160, blank=True)
    country = models.CharField(_("country"), max_length=2, default="GE")
    number = models.CharField(_("identification number"), max_length=40, blank=True)
    holding = models.CharField(_("group of companies"), max_length=160, blank=True)
    size = models.CharField(_("size"), max_length=8, choices=Size, blank=True)
    sector = models.CharField(_("sector (NACE Rev. 2.1)"), max_length=8, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    member_since = models.DateField(_("member since"), null=True, blank=True)
    member_until = models.DateField(_("member until"), null=True, blank=True)
    search_text = models.TextField(blank=True, editable=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["country", "number"], condition=~Q(number=""), name="organisation_number"
            ),
            models.CheckConstraint(
                condition=~(Q(name="") & Q(name_local="")), name="organisation_has_a_name"
            ),
            models.CheckConstraint(
                condition=~Q(country="GE") | Q(number="") | Q(number__regex=r"^[0-9]{9}$"),
                name="organisation_georgian_number",
            ),
            models.CheckConstraint(
                condition=Q(member_until=None) | Q(member_until__gte=models.F("member_since")),
                name="organisation_membership_in_order",
            ),
        ]


class Site(models.Model):
    """A place of an organisation: where goods arrive."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sites")
    name = models.CharField(_("name in English"), max_length=120, blank=True)
    name_local = models.CharField(_("name in Georgian"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=8, choices=REGIONS, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    is_closed = models.BooleanField(_("closed"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~(Q(name="") & Q(name_local="")), name="site_has_a_name"),
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__gte=-90, latitude__lte=90), name="site_latitude"
            ),
            models.CheckConstraint(
                condition=Q(longitude=None) | Q(longitude__gte=-180, longitude__lte=180),
                name="site_longitude",
            ),
        ]


class Affiliation(models.Model):
    """A person acts for an organisation, in a role, from one day until another."""

    class Role(models.TextChoices):
        REPRESENTATIVE = "representative", _("representative")
        COLLEAGUE = "colleague", _("colleague")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="affiliations")
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.COLLEAGUE)
    is_on_board = models.BooleanField(_("sits on the board"), default=False)
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(_("left on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(until=None), name="affiliation_once_at_a_time"
            )
        ]


class Invitation(models.Model):
    """An e-mail link by which a person comes to act for an organisation."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(
        _("role"), max_length=16, choices=Affiliation.Role, default=Affiliation.Role.COLLEAGUE
    )
    is_on_board = models.BooleanField(_("sits on the board"), default=False)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="en")
    token = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                condition=Q(accepted=None, withdrawn=None),
                name="invitation_once_at_a_time",
            )
        ]
