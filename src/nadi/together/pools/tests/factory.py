"""Pools for tests: one with two lines, and the demand of whoever is named."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nadi.companies.models import Organisation, Site
from nadi.together.pools.models import CompetitionCheck, Demand, Line, Participation, Pool
from nadi.together.pools.queries.joining import terms_fingerprint

NAMES = (("Cardboard boxes", "მუყაოს ყუთები"), ("Stretch film", "სტრეჩ ფირი"), ("Tape", "წებოვანი ლენტი"))


def make_pool(**fields: Any) -> Pool:
    """Store a pool that gathers demand for another week, unless told otherwise; no lines, no stand-still."""
    given = {
        "title": "Packaging 2027",
        "title_local": "შეფუთვა 2027",
        "category": "44617100",
        "demand_until": timezone.now() + timedelta(days=7),
        "standstill_days": 0,
        **fields,
    }
    return Pool.objects.create(**given)


def make_lines(pool: Pool, count: int = 2, **fields: Any) -> list[Line]:
    """Store lines in pieces, named after real goods."""
    made = []
    for position in range(1, count + 1):
        name, local = NAMES[(position - 1) % len(NAMES)]
        number = f" {position}" if position > len(NAMES) else ""
        values = {"position": position, "name": name + number, "name_local": local + number, **fields}
        made.append(Line.objects.create(pool=pool, **values))
    return made


def join(pool: Pool, organisation: Organisation, *, is_accepted: bool = True) -> Participation:
    """Return the organisation's part in the pool, made if it is not there yet, its agreement accepted."""
    given = {"accepted": timezone.now(), "accepted_terms": terms_fingerprint(pool)} if is_accepted else {}
    return Participation.objects.get_or_create(pool=pool, organisation=organisation, defaults=given)[0]


def site_of(organisation: Organisation) -> Site:
    """Return the organisation's first site, made if it has none."""
    return organisation.sites.order_by("pk").first() or Site.objects.create(
        organisation=organisation, name=f"{organisation.name} plant", town="Kutaisi"
    )


def add_demand(line: Line, organisation: Organisation, quantity: str, **terms: Any) -> Demand:
    """Store what an organisation wants of a line, at its first site unless `site` says otherwise.

    `baseline` and `tolerance` are written as text, like the quantity.
    """
    numbers = {
        name: Decimal(terms[name]) for name in ("baseline", "tolerance") if terms.get(name) is not None
    }
    return Demand.objects.create(
        participation=join(line.pool, organisation),
        line=line,
        site=terms.get("site") or site_of(organisation),
        quantity=Decimal(quantity),
        **numbers,
    )


def show_totals(pool: Pool) -> None:
    """Let every total pass disclosure control, as in a pool of enough companies."""
    pool.lines.update(hidden_because="")


def make_members(names: Sequence[str]) -> list[Organisation]:
    """Store member companies beside those of the cast, for totals that need more than three."""
    since = timezone.localdate() - timedelta(days=400)
    return [Organisation.objects.create(name=name, member_since=since) for name in names]


def make_draft(**fields: Any) -> Pool:
    """Store a draft that only waits to be opened: two lines, the agreement, a clear competition check."""
    given = {"state": Pool.State.DRAFT, "terms": "We agree.", "terms_local": "ვთანხმდებით.", **fields}
    pool = make_pool(**given)
    make_lines(pool)
    add_check(pool)
    return pool


def add_check(pool: Pool, shares: str = "4", **fields: Any) -> CompetitionCheck:
    """Store the check of the pool's own category, both shares alike unless told otherwise."""
    given = {
        "category": pool.category[:8],
        "purchasing_share": Decimal(shares),
        "selling_share": Decimal(shares),
        "basis": "Statistics office, 2025",
        "checked_by": "staff",
        **fields,
    }
    return CompetitionCheck.objects.create(pool=pool, **given)
