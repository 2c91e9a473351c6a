"""Reading machines: one's own in full, others' as a count."""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q, QuerySet

from nadi.companies.queries import members
from nadi.registers.entries import queries as entries
from nadi.registers.entries.models import Coding
from nadi.registers.suppliers.makes import make_key
from nadi.registers.suppliers.models import Machine, Supplier
from nadi.web.access import Actor

MOST_SUPPLIERS = 20


def machines_of(actor: Actor) -> QuerySet[Machine]:
    """Return the machines whose details a reader may see: staff all, a company its own."""
    rows = Machine.objects.select_related("organisation", "site")
    return rows if actor.is_staff else rows.filter(organisation=actor.organisation_id)


def machine_for(actor: Actor, uid: str) -> Machine | None:
    """Return a machine, if its details may be seen."""
    return machines_of(actor).filter(uid=uid).first()


def in_use() -> QuerySet[Machine]:
    """Return the machines that members run today."""
    return Machine.objects.filter(retired_on=None, organisation__in=members().values("pk"))


@dataclass(frozen=True, kw_only=True)
class MakeRow:
    """A make, and how many firms other than the reader's run it."""

    make: str
    key: str
    others: int
    is_own: bool


def makes_for(actor: Actor) -> list[MakeRow]:
    """Return every make that members run, with counts of the firms other than the reader's."""
    own = Q(organisation=actor.organisation_id)
    rows = (
        in_use()
        .values("make_key")
        .annotate(
            make=Min("make"),
            others=Count("organisation", distinct=True, filter=~own),
            own=Max("pk", filter=own),
        )
        .order_by("make_key")
    )
    return [
        MakeRow(make=row["make"], key=row["make_key"], others=row["others"], is_own=row["own"] is not None)
        for row in rows
    ]


def others_running(actor: Actor, keys: set[str]) -> int:
    """Return how many firms other than the reader's run any of these makes."""
    rows = in_use().filter(make_key__in=keys).exclude(organisation=actor.organisation_id)
    return rows.values("organisation").distinct().count()


def codes_of_make(key: str) -> list[str]:
    """Return the spellings under which suppliers name a make."""
    spelt = Coding.objects.filter(scheme="make").values_list("code", flat=True).distinct()
    return [code for code in spelt if make_key(code) == key]


def suppliers_of(actor: Actor, key: str) -> QuerySet[Supplier]:
    """Return who supplies a make, as far as the reader may see them, the quickest first."""
    rows = entries.visible_to(actor, Supplier)
    coded = Coding.objects.filter(scheme="make", code__in=codes_of_make(key)).values("entry_id")
    quickest = F("response_hours").asc(nulls_last=True)
    return rows.filter(pk__in=coded).order_by(quickest, entries.by_name(), "pk")[:MOST_SUPPLIERS]


def known_makes() -> list[str]:
    """Return the makes of members' machines and of suppliers, each in one spelling."""
    spelt = {
        make_key(code): code for code in Coding.objects.filter(scheme="make").values_list("code", flat=True)
    }
    spelt |= dict(Machine.objects.values_list("make_key", "make").distinct())
    return sorted(spelt.values())
