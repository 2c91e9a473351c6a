"""The demand for people by occupation and region, as it may be shown."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from nadi.companies.places import REGIONS
from nadi.engine.disclosure import TOTAL, Contribution, Dominance, ProtectedTable, Rules, protect_table
from nadi.registers.classifications.models import Term
from nadi.registers.talents.models import Requirement, VacancyFirm

# At least three companies, nobody to be estimated to within 15 %, no two with nearly all.
RULES = Rules(dominance=Dominance(largest=2, percent=Decimal(85)))
OTHER = "other"
ANYWHERE = "GE"
Cells = dict[tuple[str, str], list[Contribution]]


def demand_of(year: int) -> tuple[dict[str, Any], int]:
    """Return the protected table of a year, and how many companies stand behind it."""
    cells, holdings = contributions_of(year)
    table = protect_table(cells=cells, rules=RULES)
    rows = [row for row in table.rows if any(table.values[row, one] is not None for one in all_of(table))]
    names = titles_of(rows)
    regions = [code for code, _name in REGIONS if code in table.columns]
    columns = [*regions, *[one for one in table.columns if one not in regions]]
    return {
        "occupations": [{"code": code, **names[code]} for code in rows],
        "regions": columns,
        "cells": [[shown(table.values[row, one]) for one in (*columns, TOTAL)] for row in (*rows, TOTAL)],
    }, holdings


def all_of(table: ProtectedTable) -> Sequence[str]:
    """Return the columns of a table with its margin; a row kept back in all of them is not even named."""
    return (*table.columns, TOTAL)


def shown(value: Decimal | None) -> int | None:
    """Return a number of people as JSON holds it; nothing where it is kept back."""
    return None if value is None else int(value)


def contributions_of(year: int) -> tuple[Cells, int]:
    """Return how many people each holding looked for, by unit group of ISCO-08 and region."""
    parts = VacancyFirm.objects.filter(vacancy__posted__year=year)
    named = Requirement.objects.filter(scheme="isco", vacancy__posted__year=year)
    # Of several occupations the one named first counts.
    codes = dict(named.order_by("-pk").values_list("vacancy_id", "code"))
    sums: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for part in parts.select_related("vacancy", "organisation"):
        holding = part.organisation.holding or part.organisation.uid
        code = codes.get(part.vacancy_id, OTHER)
        sums[code, part.vacancy.region or ANYWHERE, holding] += part.count
    cells: Cells = {}
    for (code, region, holding), count in sums.items():
        cells.setdefault((code, region), []).append(Contribution(holding=holding, amount=Decimal(count)))
    return cells, len({holding for _code, _region, holding in sums})


def titles_of(codes: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the titles of unit groups in both languages."""
    rows = Term.objects.filter(scheme__kind="isco", scheme__is_in_use=True, code__in=codes)
    found = {row.code: {"title": row.title, "title_local": row.title_local} for row in rows}
    return {code: found.get(code, {"title": "", "title_local": ""}) for code in codes}
