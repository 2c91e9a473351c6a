"""Storing what a file says of a classification: codes are added and changed, never lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from nadi.journal.actions import record
from nadi.registers.classifications.models import Scheme, Term
from nadi.registers.classifications.shapes import Edition, TermRow
from nadi.registers.entries.models import Coding
from nadi.web.access import Actor
from nadi.web.search_text import search_text

BATCH = 500
LONGEST_TITLE = 400
LONGEST_CODE = 120
COLUMNS = (
    "notation",
    "parent",
    "level",
    "title",
    "title_local",
    "description",
    "other_words",
    "belongs_to",
    "is_withdrawn",
    "search_text",
)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What loading a file changed."""

    scheme: Scheme
    new: int = 0
    changed: int = 0
    same: int = 0


def load(*, by: Actor, edition: Edition, rows: Iterable[TermRow]) -> Loaded:
    """Add these codes to an edition of a classification, change what differs, leave the others alone.

    The first edition of a kind is in use at once; a newer one when it leaves no coded entry behind. Otherwise
    staff change the version, and decide what became of the codes that are gone.
    """
    with transaction.atomic():
        scheme = scheme_of(edition)
        stored = {term.code: term for term in scheme.terms.all()}
        new, changed, same = sorted_out(scheme, stored, by_code(rows))
        Term.objects.bulk_create(new, batch_size=BATCH)
        Term.objects.bulk_update(changed, COLUMNS, batch_size=100)
        take_into_use(scheme)
        if new or changed:
            record(
                by=by,
                verb="classifications.load",
                subject=f"classification:{scheme.kind}",
                after={"version": scheme.version, "new": len(new), "changed": len(changed)},
            )
    return Loaded(scheme=scheme, new=len(new), changed=len(changed), same=same)


def scheme_of(edition: Edition) -> Scheme:
    """Return the stored edition, locked while its codes change."""
    scheme, _new = Scheme.objects.select_for_update().get_or_create(
        kind=edition.kind,
        version=edition.version,
        defaults={"title": edition.title, "source": edition.source, "licence": edition.licence},
    )
    return scheme


def by_code(rows: Iterable[TermRow]) -> dict[str, TermRow]:
    """Return one row a code: where a file names it on several, their other words come together."""
    kept: dict[str, TermRow] = {}
    words: dict[str, list[str]] = {}
    for row in rows:
        words.setdefault(row.code, []).extend(row.other_words)
        if row.code not in kept or (row.title and not kept[row.code].title):
            kept[row.code] = row
    return {code: replace(row, other_words=words[code]) for code, row in kept.items()}


def sorted_out(
    scheme: Scheme, stored: Mapping[str, Term], rows: Mapping[str, TermRow]
) -> tuple[list[Term], list[Term], int]:
    """Tell apart what is new, what differs, and how many stand already as the file says."""
    told = [(row.title, code) for code, row in rows.items()]
    told += [(term.title, term.code) for term in stored.values() if term.code not in rows]
    named = {title: code for title, code in sorted(told, reverse=True) if title}
    new: list[Term] = []
    changed: list[Term] = []
    same = 0
    for code, row in rows.items():
        there = stored.get(code)
        term = there or Term(scheme=scheme, code=code)
        before = values_of(term)
        fill(term, row, named)
        if there is None:
            new.append(term)
        elif values_of(term) != before:
            changed.append(term)
        else:
            same += 1
    return new, changed, same


def values_of(term: Term) -> list[object]:
    """Return what may differ between two readings of a code."""
    return [getattr(term, name) for name in COLUMNS]


def fill(term: Term, row: TermRow, named: Mapping[str, str]) -> None:
    """Write a file's row into the code; what the row leaves empty stays as it is."""
    parent = row.parent or named.get(row.parent_title, "")
    told = {
        "notation": row.notation,
        "parent": "" if parent == row.code else parent,
        "level": row.level,
        "title": row.title[:LONGEST_TITLE],
        "title_local": row.title_local[:LONGEST_TITLE],
        "description": row.description,
        "other_words": "\n".join(dict.fromkeys([*term.other_words.split("\n"), *row.other_words])).strip(
            "\n"
        ),
        "belongs_to": sorted(set(row.belongs_to)),
    }
    for name, value in told.items():
        if value and not (row.is_addition and getattr(term, name)):
            setattr(term, name, value)
    term.is_withdrawn = row.is_withdrawn
    term.search_text = search_text(
        term.notation or term.code, term.title, term.title_local, term.other_words.replace("\n", " ")
    )


def take_into_use(scheme: Scheme) -> None:
    """Use the edition if none of its kind is in use, or if a newer one leaves no coded entry behind."""
    current = Scheme.objects.filter(kind=scheme.kind, is_in_use=True).first()
    if current == scheme or (current and not replaces(scheme, current)):
        return
    if current:
        current.is_in_use = False
        current.save(update_fields=["is_in_use"])
    scheme.is_in_use = True
    scheme.save(update_fields=["is_in_use"])


def replaces(newer: Scheme, current: Scheme) -> bool:
    """Tell whether the edition is later and has every code that entries carry."""
    if ordered(newer.version) <= ordered(current.version):
        return False
    carried = Coding.objects.filter(scheme=newer.kind)
    return not carried.exclude(code__in=newer.terms.values("code")).exists()


def ordered(version: str) -> tuple[int, ...]:
    """Return a version as numbers, so that 1.10 follows 1.9."""
    digits = "".join(letter if letter.isdigit() else " " for letter in version)
    return tuple(int(part) for part in digits.split())


def keep_term(*, edition: Edition, row: TermRow) -> tuple[Term, bool]:
    """Add one code to an edition or change it; tell whether it is new (the import journals itself)."""
    with transaction.atomic():
        scheme = scheme_of(edition)
        term = scheme.terms.filter(code=row.code).first()
        is_new = term is None
        term = term or Term(scheme=scheme, code=row.code)
        above = scheme.terms.filter(title=row.parent_title).order_by("code") if row.parent_title else None
        named = {row.parent_title: above.values_list("code", flat=True).first() or ""} if above else {}
        fill(term, row, named)
        term.save()
        if is_new and not Scheme.objects.filter(kind=scheme.kind, is_in_use=True).exists():
            take_into_use(scheme)
    return term, is_new
