"""How a row of each published table is read."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from django.conf import settings

from nadi.registers.classifications.shapes import Record, TermRow

NACE_LEVELS = ("Section", "Division", "Group", "Class")
CPV_LEVELS = {"division": 1, "group": 2, "class": 3, "category": 4, "subcategory": 5}
WITHDRAWN = {"withdrawn", "obsolete", "deprecated"}


def words(cell: str) -> list[str]:
    """Return the other words of a cell: between bars or, as ESCO publishes them, on lines of their own."""
    return [word.strip() for word in re.split(r"[|\n]", cell) if word.strip()]


@cache
def local() -> Locale:
    """Return the names of countries, currencies and languages in the local language."""
    return Locale.parse(settings.LANGUAGES[1][0])


def level_of(cell: str) -> int:
    """Return a level written as a number."""
    return min(int(cell), 99) if cell.isascii() and cell.isdigit() else 0


def cpv(row: Record) -> Iterator[TermRow]:
    """CPV 2008: a code without its check digit, in English and Georgian."""
    yield TermRow(
        code=row["code"].split("-")[0],
        title=row["label_en"],
        title_local=row["label_ka"],
        parent=row["parent"],
        level=CPV_LEVELS.get(row["level"], 0),
    )


def nace(row: Record) -> Iterator[TermRow]:
    """NACE: the last filled column of four is the code, the one before it the code above."""
    path = [row[level] for level in NACE_LEVELS if row[level]]
    if path:
        parent = path[-2] if len(path) > 1 else ""
        yield TermRow(code=path[-1], title=row["Activity"], parent=parent, level=len(path))


def nace_notes(row: Record) -> Iterator[TermRow]:
    """NACE with its explanatory notes, as the Commission publishes it."""
    notes = [row["This item includes"], row["This item also includes"]]
    yield TermRow(
        code=row["Code"],
        title=row["Description"],
        parent=row["Parent"],
        level=level_of(row["Level"]),
        description="\n\n".join(note for note in notes if note),
        is_addition=True,
    )


def hs(row: Record) -> Iterator[TermRow]:
    """Harmonized System: chapters stand under their section; the row of the total is no code."""
    code = row["hscode"]
    if code and code != "TOTAL":
        parent = row["section"] if row["parent"] == "TOTAL" else row["parent"]
        yield TermRow(
            code=code, title=row["description"], parent=parent, level=1 + level_of(row["level"]) // 2
        )


def hs_section(row: Record) -> Iterator[TermRow]:
    """Harmonized System: its sections, in Roman numbers."""
    yield TermRow(code=row["section"], title=row["name"], level=1)


def isco(row: Record) -> Iterator[TermRow]:
    """ISCO-08: groups of occupations in four levels."""
    yield TermRow(
        code=row["code"],
        title=row["preferredLabel"],
        parent=row["parent"],
        level=level_of(row["level"]),
        description=row["description"],
    )


def esco_key(uri: str) -> str:
    """Return what tells a concept of ESCO apart for good: the end of its address."""
    return uri.rstrip("/").rsplit("/", 1)[-1]


def is_withdrawn(row: Record) -> bool:
    """Tell a code that its publisher took back."""
    return row.get("status", "").casefold() in WITHDRAWN


def esco_occupation(row: Record) -> Iterator[TermRow]:
    """ESCO occupations: each belongs to a group of ISCO-08."""
    group = row["iscoGroup"]
    yield TermRow(
        code=esco_key(row["conceptUri"]),
        notation=row.get("code", ""),
        title=row["preferredLabel"],
        level=1,
        description=row.get("description", ""),
        other_words=words(row.get("altLabels", "")) + words(row.get("hiddenLabels", "")),
        belongs_to=[f"isco:{group}"] if group else [],
        is_withdrawn=is_withdrawn(row),
    )


def esco_skill(row: Record) -> Iterator[TermRow]:
    """ESCO skills and knowledge; what is broader is named by its title."""
    broader = [part.strip() for part in row.get("broader", "").split("|")]
    yield TermRow(
        code=esco_key(row["conceptUri"]),
        title=row["preferredLabel"],
        level=2,
        description=row.get("description", ""),
        other_words=words(row.get("altLabels", "")) + words(row.get("hiddenLabels", "")),
        parent_title=broader[0] if broader else "",
        is_withdrawn=is_withdrawn(row),
    )


def esco_group(row: Record) -> Iterator[TermRow]:
    """ESCO groups of skills and, from ISCED, of knowledge."""
    yield TermRow(
        code=esco_key(row["conceptUri"]),
        notation=row.get("code", ""),
        title=row["preferredLabel"],
        level=1,
        description=row.get("description", ""),
        other_words=words(row.get("altLabels", "")),
        is_withdrawn=is_withdrawn(row),
    )


def dac(row: Record) -> Iterator[TermRow]:
    """DAC purposes (five digits) and their categories (three)."""
    yield TermRow(
        code=row["code"],
        title=row["name"],
        parent=row["category"],
        level=1 if len(row["code"]) == 3 else 2,
        description=row["description"],
        is_withdrawn=is_withdrawn(row),
    )


def country(row: Record) -> Iterator[TermRow]:
    """ISO 3166-1, with the names of the CLDR and the other names people write."""
    code = row["ISO3166-1-Alpha-2"]
    others = [row.get(head, "") for head in ("ISO3166-1-Alpha-3", "official_name_en", "UNTERM English Short")]
    yield TermRow(
        code=code,
        title=row["CLDR display name"] or row["official_name_en"],
        title_local=local().territories.get(code, ""),
        level=1,
        other_words=[name for name in [*others, row.get("official_name_ru", "")] if name],
    )


def subdivision(row: Record) -> Iterator[TermRow]:
    """ISO 3166-2: regions of countries."""
    yield TermRow(code=row["code"], title=row["name"], parent=row["parent"], level=2, description=row["type"])


def currency(row: Record) -> Iterator[TermRow]:
    """ISO 4217."""
    yield TermRow(
        code=row["code"],
        title=row["name"],
        title_local=local().currencies.get(row["code"], ""),
        level=1,
        other_words=[row["numeric"]],
    )


def language(row: Record) -> Iterator[TermRow]:
    """ISO 639-1."""
    yield TermRow(
        code=row["alpha_2"],
        title=row["name"],
        title_local=local().languages.get(row["alpha_2"], ""),
        level=1,
        other_words=[row["alpha_3"]],
    )


def place(row: Record) -> Iterator[TermRow]:
    """Regions or municipalities of Georgia, as Geostat numbers them."""
    yield TermRow(code=row["ID"], title=row["NameEN"], title_local=row["Name"], level=1)


def unspsc(row: Record) -> Iterator[TermRow]:
    """UNSPSC: three levels on each row."""
    above = ""
    for level, name in enumerate(("Segment", "Family", "Class"), start=1):
        code = row[f"{name} Code"]
        yield TermRow(code=code, title=row[f"{name} Title"], parent=above, level=level)
        above = code


def onet(row: Record) -> Iterator[TermRow]:
    """O*NET: the other titles an occupation goes by, one on each row."""
    others = [row["Alternate Title"], row.get("Short Title", "")]
    yield TermRow(
        code=row["O*NET-SOC Code"],
        title=row["Title"],
        level=1,
        other_words=[word for word in others if word and word.casefold() != "n/a"],
    )
