"""Reading the released demand: frozen tables, never the figures behind them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nadi.companies.places import REGIONS
from nadi.registers.talents.demand import ANYWHERE, OTHER
from nadi.registers.talents.models import DemandRelease
from nadi.web.access import Actor
from nadi.web.localized import is_local


def releases() -> QuerySet[DemandRelease]:
    """Return what was released, the latest year first."""
    return DemandRelease.objects.order_by("-year")


def release_for(actor: Actor, uid: str) -> DemandRelease | None:
    """Return a release; what is released everybody may see who may see any."""
    return releases().filter(uid=uid).first()


def region_name(code: str) -> str:
    """Return what a column is called."""
    return _("anywhere") if code == ANYWHERE else str(dict(REGIONS).get(code, code))


def occupation_name(row: dict[str, Any]) -> str:
    """Return what a row is called."""
    if row["code"] == OTHER:
        return _("not classified")
    first, other = ("title_local", "title") if is_local() else ("title", "title_local")
    return f"{row['code']} {row.get(first) or row.get(other) or ''}".strip()


def heads_of(release: DemandRelease) -> list[str]:
    """Return the heads of the columns."""
    return [_("Occupation"), *map(region_name, release.table["regions"]), _("Total")]


def rows_of(release: DemandRelease) -> Iterator[tuple[str, list[int | None]]]:
    """Yield each row with its name, the total last."""
    names = [*map(occupation_name, release.table["occupations"]), _("Total")]
    yield from zip(names, release.table["cells"], strict=True)


def long_rows(release: DemandRelease) -> Iterator[list[Any]]:
    """Yield occupation, region, year, people: a row for each place of the table, as a program reads it."""
    regions = [*map(region_name, release.table["regions"]), _("Total")]
    for name, cells in rows_of(release):
        for region, value in zip(regions, cells, strict=True):
            yield [
                name,
                region,
                release.year,
                "" if value is None else value,
                _("kept back") if value is None else "",
            ]
