"""Reading classifications: a code and its title, what a typed word may mean, the tree."""

from collections.abc import Collection, Iterable

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from nadi.registers.classifications.models import Scheme, Term
from nadi.web.localized import localized
from nadi.web.search_text import matching, normalised

SUGGESTED = 20
BATCH = 500
DEEPEST = 12  # levels; a deeper tree is a fault of its file


def schemes() -> QuerySet[Scheme]:
    """Return all versions of all classifications, the one in use first, with the number of their codes."""
    counted = Scheme.objects.annotate(
        codes=Count("terms"), withdrawn=Count("terms", Q(terms__is_withdrawn=True))
    )
    return counted.order_by("kind", "-is_in_use", "-version")


def scheme_in_use(kind: str) -> Scheme | None:
    """Return the version entries are coded by now."""
    return Scheme.objects.filter(kind=kind, is_in_use=True).first()


def terms_in_use(kind: str) -> QuerySet[Term]:
    """Return the codes of the version in use."""
    return Term.objects.filter(scheme__kind=kind, scheme__is_in_use=True)


def term(kind: str, code: str) -> Term | None:
    """Return a code of the version in use, else of the latest version that had it."""
    rows = Term.objects.filter(scheme__kind=kind, code=code).select_related("scheme")
    return rows.order_by("-scheme__is_in_use", "-scheme__version", "pk").first()


def titles(kind: str, codes: Iterable[str]) -> dict[str, str]:
    """Return the title of each code in the reader's language; a code nobody knows stands for itself."""
    wanted = list(dict.fromkeys(codes))
    named = {code: code for code in wanted}
    for start in range(0, len(wanted), BATCH):
        rows = Term.objects.filter(scheme__kind=kind, code__in=wanted[start : start + BATCH])
        for row in rows.order_by("scheme__is_in_use", "scheme__version", "pk"):
            named[row.code] = title_of(row)
    return named


def title_of(row: Term) -> str:
    """Return a code's title in the reader's language, else in the other one, else the code."""
    return localized(row, "title") or row.notation or row.code


def label_of(row: Term) -> str:
    """Return a code as a field shows it: the code people know it by, and its title."""
    shown = row.notation or ("" if is_identifier(row.code) else row.code)
    return f"{shown} {title_of(row)}".strip()


def is_identifier(code: str) -> bool:
    """Tell an identifier without meaning for people (a UUID of ESCO) from a code."""
    return len(code) == 36 and code.count("-") == 4


def suggest(kind: str, q: str, limit: int = SUGGESTED) -> list[Term]:
    """Return what a typed word or the beginning of a code may mean, the likeliest first.

    Either language, Georgian in Latin letters too; withdrawn codes are not offered.
    """
    typed = normalised(q)
    if not typed:
        return []
    rows = terms_in_use(kind).filter(is_withdrawn=False)
    found = rows.filter(Q(code__startswith=q.strip()) | matching(typed, ["search_text"]))
    return list(found.order_by(nearness(typed, q.strip()), Length("title"), "code")[:limit])


def nearness(typed: str, code: str) -> Case:
    """Return the order of what was found: the code itself, its beginning, the title's, then anywhere."""
    return Case(
        When(Q(code=code) | Q(notation=code), then=Value(0)),
        When(Q(title__iexact=typed) | Q(title_local=typed), then=Value(0)),
        When(Q(code__startswith=code) | Q(notation__startswith=code), then=Value(1)),
        When(Q(title__istartswith=typed) | Q(title_local__startswith=typed), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def by_typed(kind: str, typed: str) -> Term | None:
    """Return the code that was typed: alone, with its title, or by its whole title."""
    text = typed.strip()
    if not text:
        return None
    rows = terms_in_use(kind)
    first = text.split()[0].rstrip(".:;,")
    exact = Q(code=text) | Q(code=first) | Q(notation=first)
    named = Q(title__iexact=text) | Q(title_local=text)
    return rows.filter(exact).first() or rows.filter(named).order_by("is_withdrawn", "pk").first()


def known(kind: str, codes: Collection[str]) -> set[str]:
    """Return which of these codes the version in use has."""
    return set(terms_in_use(kind).filter(code__in=codes).values_list("code", flat=True))


def children(scheme: Scheme, parent: str) -> QuerySet[Term]:
    """Return the codes directly under one, or at the top, as published; ESCO's identifiers by title."""
    rows = scheme.terms.filter(parent=parent)
    return rows.order_by(*(("notation", "title") if scheme.kind.startswith("esco") else ("code",)), "pk")


def path_to(row: Term) -> list[Term]:
    """Return the codes above this one, from the top; a circle in a file does not lead around it."""
    path: list[Term] = []
    seen = {row.code}
    parent = row.parent
    while parent and parent not in seen and len(path) < DEEPEST:
        seen.add(parent)
        above = Term.objects.filter(scheme=row.scheme_id, code=parent).first()
        if above is None:
            break
        path.insert(0, above)
        parent = above.parent
    return path
