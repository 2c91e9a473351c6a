"""The words that stand in documents: what a beginning may become, and what somebody may have meant."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.db import connection, transaction
from rapidfuzz.distance import DamerauLevenshtein

from nadi.web.models import SearchTerm, SearchVariant
from nadi.web.search_text import casual

CASUAL = "f:"
KEPT_MARKS = "fr"
HEAD = 6  # letters of a word whose misspellings are kept
SHORTEST = 4
LONG = 8
AT_ONCE = 5_000
MOST_ALIKE = 300


def terms_of(words: str) -> list[str]:
    """Return what the vocabulary keeps of a document's tokens: words, casual spellings, who may find it."""
    return [token for token in words.split() if token[1:2] != ":" or token[0] in KEPT_MARKS]


def count_words(changes: Counter[str]) -> None:
    """Add how many documents more or fewer hold each word; a word that stands nowhere is forgotten."""
    if not (moved := {term: by for term, by in sorted(changes.items()) if by}):
        return
    with transaction.atomic(), connection.cursor() as cursor:
        known = known_among(moved)
        table = SearchTerm._meta.db_table
        cursor.executemany(
            f"INSERT INTO {table} (term, uses) VALUES (%s, %s)"
            f" ON CONFLICT (term) DO UPDATE SET uses = {table}.uses + excluded.uses",
            list(moved.items()),
        )
        add_variants(term for term in moved if term not in known)
        forget_unused([term for term, by in moved.items() if by < 0])


def known_among(terms: Iterable[str]) -> set[str]:
    """Return which of the words the vocabulary has."""
    known: set[str] = set()
    table = SearchTerm._meta.db_table
    with connection.cursor() as cursor:
        for part in batches(list(terms)):
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(f"SELECT term FROM {table} WHERE term IN ({marks})", part)
            known.update(term for (term,) in cursor.fetchall())
    return known


def forget_unused(terms: list[str]) -> None:
    """Remove words that stand in no document any more: nobody may learn of them by a suggestion."""
    for part in batches(terms):
        gone = list(SearchTerm.objects.filter(term__in=part, uses__lte=0).values_list("term", flat=True))
        if gone:
            spellings = {variant for term in gone for variant in variants_of(term)}
            SearchVariant.objects.filter(variant__in=spellings, term__in=gone).delete()
            SearchTerm.objects.filter(term__in=gone).delete()


def add_variants(terms: Iterable[str]) -> None:
    """Keep the misspellings of new words."""
    table = SearchVariant._meta.db_table
    rows = [(variant, term) for term in terms for variant in sorted(variants_of(term))]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (variant, term) VALUES (%s, %s) ON CONFLICT DO NOTHING", rows
        )


def batches(terms: list[str]) -> Iterable[list[str]]:
    return (terms[at : at + AT_ONCE] for at in range(0, len(terms), AT_ONCE))


def variants_of(term: str) -> set[str]:
    """Return the head of a word, and that head with each of its letters left out.

    Two words whose heads differ by one letter added, lost, changed or exchanged share one of these.
    """
    word = term.removeprefix(CASUAL)
    if len(word) < SHORTEST or not word.isalpha():
        return set()
    head = word[:HEAD]
    return {head, *(head[:at] + head[at + 1 :] for at in range(len(head)))}


def meant(typed: str, *, knows: Callable[[], bool], most: int = 3) -> list[str]:
    """Return the words of the vocabulary that somebody who typed this may have meant, the likeliest first.

    A word that the vocabulary has is what was meant, if it stands where the reader may find it: `knows`. That
    it stands elsewhere nobody learns.
    """
    spellings = sorted(variants_of(typed) | variants_of(casual(typed)))
    if not spellings:
        return []
    near = [(away(typed, term), -uses, term.removeprefix(CASUAL)) for term, uses in alike(spellings)]
    allowed = 2 if len(typed) >= LONG else 1
    if min(near, default=(1, 0, ""))[0] == 0 and knows():
        return []
    others = dict.fromkeys(term for distance, _uses, term in sorted(near) if 0 < distance <= allowed)
    return list(others)[:most]


def alike(spellings: Sequence[str]) -> list[tuple[str, int]]:
    """Return words whose head has one of these spellings, with how many documents hold each."""
    variants, terms = SearchVariant._meta.db_table, SearchTerm._meta.db_table
    marks = ", ".join(["%s"] * len(spellings))
    sql = f"""SELECT DISTINCT t.term, t.uses FROM {variants} v JOIN {terms} t ON t.term = v.term
        WHERE v.variant IN ({marks}) LIMIT {MOST_ALIKE}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, spellings)
        return list(cursor.fetchall())


def away(typed: str, term: str) -> int:
    """Return how many letters are wrong, if this is what was meant."""
    word = term.removeprefix(CASUAL)
    return DamerauLevenshtein.distance(typed if word == term else casual(typed), word)
