"""Whoever is erased is gone from every table, and no rebuilding of the search brings them back."""

import pytest
from django.core.management import call_command
from django.db import connection
from tests.cast import Cast

from nadi.home.tests import register_story as said
from nadi.home.tests.register_story import told
from nadi.registers.experts.actions.records import erase_expert
from nadi.registers.experts.models import Expert
from nadi.registers.experts.tests.story import itself
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.models import Candidate
from nadi.web.models import Mail, SearchDocument, SearchTerm
from nadi.web.search_index import INDEX

# Letters that wait to go out still name whom they are about; they are emptied when they are sent.
# SQLite's index lays off a word that stands nowhere when it merges its parts; no search meets it there.
LATER = (Mail._meta.db_table, f"{INDEX}_data")


def tables_that_hold(*words: str) -> set[tuple[str, str]]:
    """Return every table in which a word still stands."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            kept = str(cursor.fetchall()).lower()
            found |= {(table, word) for word in words if word.lower() in kept}
    return found


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_nothing_holds_an_erased_candidate(cast: Cast, is_rebuilt: bool) -> None:
    story = told(cast)
    candidate = Candidate.objects.get(uid=story.blind)
    erase_candidate(candidate=candidate, verb="talents.withdraw_own")
    if is_rebuilt:
        call_command("rebuild_search", verbosity=0)
    words = (
        "Tsertsvadze",
        "ცერცვაძ",
        said.CANDIDATE,
        "Kvarlotek",
        "ketevan-cv.pdf",
        said.MESSAGE,
        said.QUESTION,
    )
    assert tables_that_hold(*words) == set()
    assert not SearchDocument.objects.filter(key=story.blind).exists()


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_nothing_holds_an_erased_expert(cast: Cast, is_rebuilt: bool) -> None:
    told(cast)
    expert = Expert.objects.get()
    uid = expert.uid
    erase_expert(by=itself(expert), expert=expert)
    if is_rebuilt:
        call_command("rebuild_search", verbosity=0)
    words = ("Weber", "ვებერ", *said.EXPERT, said.RATE, said.INTERVIEW)
    kept = {(table, word) for table, word in tables_that_hold(*words) if table not in LATER}
    assert kept == set()
    assert not SearchTerm.objects.filter(term__icontains="weber").exists()
    assert not SearchDocument.objects.filter(key=uid).exists()
