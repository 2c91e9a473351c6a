"""Reading certificates: the company its own, the office all, others what is shown to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.registers.services.models import Certificate
from nadi.web.access import Actor
from nadi.web.localized import localized

Shown = Certificate.Shown


def lasting() -> Q:
    """Return the condition of a certificate that holds today: of others' lapsed ones nobody reads."""
    return Q(ended_on=None, valid_until__gte=timezone.localdate())


def visible_to(actor: Actor) -> QuerySet[Certificate]:
    """Return what the actor may see: its own, and what others show as long as it holds."""
    rows = Certificate.objects.select_related("organisation", "certifier", "file")
    if actor.is_staff:
        return rows
    is_insider = actor.is_member or actor.is_board
    levels = [Shown.PUBLIC, Shown.MEMBERS] if is_insider else [Shown.PUBLIC]
    seen = Q(shown__in=levels) & lasting()
    if is_insider:
        seen |= Q(organisation=actor.organisation_id)
    return rows.filter(seen)


def kept_by(actor: Actor) -> QuerySet[Certificate]:
    """Return the certificates that the actor keeps: its own company's, for the office all."""
    rows = visible_to(actor)
    return rows if actor.is_staff else rows.filter(organisation=actor.organisation_id)


def certificate_for(actor: Actor, uid: str) -> Certificate | None:
    """Return a certificate, if the actor may see it."""
    return visible_to(actor).filter(uid=uid).first()


def kept_certificate_for(actor: Actor, uid: str) -> Certificate | None:
    """Return a certificate that the actor keeps; another company's is absent here, even where it is shown."""
    return kept_by(actor).filter(uid=uid).first()


def shown_by_members(actor: Actor) -> QuerySet[Certificate]:
    """Return valid certificates that members show to this reader."""
    levels = [Shown.PUBLIC]
    if actor.is_staff or actor.is_member or actor.is_board:
        levels.append(Shown.MEMBERS)
    rows = Certificate.objects.filter(lasting(), shown__in=levels, organisation__in=members())
    return rows.select_related("organisation").order_by("organisation__name", "standard", "pk")


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """A company and, for each standard, the certificate that lasts longest."""

    organisation: Organisation
    cells: list[Certificate | None]


def matrix() -> tuple[list[str], list[MatrixRow]]:
    """Return the standards that members hold, and what each company holds of them, in two queries."""
    firms = sorted(members(), key=localized)
    kept = Certificate.objects.filter(organisation__in=[firm.pk for firm in firms], ended_on=None)
    latest = longest_lasting(kept.order_by("valid_until", "pk"))
    standards = sorted({standard for _firm, standard in latest})
    rows = [
        MatrixRow(organisation=firm, cells=[latest.get((firm.pk, one)) for one in standards])
        for firm in firms
    ]
    return standards, rows


def longest_lasting(rows: Iterable[Certificate]) -> dict[tuple[int, str], Certificate]:
    """Keep the last certificate of each company and standard."""
    return {(one.organisation_id, one.standard): one for one in rows}
