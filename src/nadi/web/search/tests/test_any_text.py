"""Whatever is typed or kept, nothing breaks, and nobody finds what is not theirs."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nadi.web.models import SearchDocument, SearchTerm, SearchVariant
from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document, Query, put, remove, search
from nadi.web.search.match import words_of
from nadi.web.search_text import LONGEST_WORD, in_latin, stem, words_in

SPECIAL = [
    '"',
    "'",
    "*",
    "(",
    ")",
    ":",
    "-",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "t:press",
    "r:staff",
    "k:funding",
    "\\",
]
typed = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*SPECIAL, "press", "ბეჭდვა", "pr", "პრესი"]), max_size=8).map(" ".join),
    st.text(alphabet="აბგდევქუთისი abcqwxy\"'*:()-\0\u1c90\U0001e900", max_size=40),
)
READERS = {"public": PUBLIC, "member": MEMBERS, "staff": OFFICE, "org:7": frozenset({"org:7"})}


def document(key: str, title: str, readers: frozenset[str] = PUBLIC) -> Document:
    return Document(kind="funding", key=key, address=f"/{key}/", title=title, readers=readers)


class AnyText(TestCase):
    """Hypothesis runs each example in a transaction of its own."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(words=typed)
    def test_anything_typed_is_answered(self, words: str) -> None:
        put([document("one", "A press in Kutaisi"), document("two", "ბეჭდვა ქუთაისში")])
        found = search(Query(words=words, readers=frozenset({"public"})))
        assert len(found.hits) <= 2

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(title=st.text(min_size=1, max_size=60))
    def test_every_word_that_is_kept_is_found(self, title: str) -> None:
        put([document("one", title)])
        kept = words_in(title[:300])
        missed = [word for word in kept if not search(Query(words=word, readers=frozenset({"public"}))).hits]
        assert missed == []

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        words=typed,
        kept=st.frozensets(st.sampled_from(sorted(READERS))),
        asks=st.frozensets(st.sampled_from(["public", "member", "board", "org:7", "org:77", "provider"])),
    )
    def test_nobody_finds_what_is_not_for_them(
        self, words: str, kept: frozenset[str], asks: frozenset[str]
    ) -> None:
        readers = frozenset(reader for name in kept for reader in READERS[name])
        put([document("one", "press ბეჭდვა r staff funding", readers)])
        found = search(Query(words=words, readers=asks))
        if not readers & asks:
            assert (found.hits, found.facets.kinds, found.suggestion, found.corrected) == ([], {}, "", "")

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        titles=st.lists(st.sampled_from(["a press", "two presses", "ბეჭდვა", "", "press press"]), max_size=6)
    )
    def test_the_index_stays_in_step(self, titles: list[str]) -> None:
        for at, title in enumerate(titles):
            put([document(f"k{at % 2}", title)])
        remove("funding", ["k1"])
        kept = [title for at, title in enumerate(titles) if at % 2 == 0][-1:]
        found = search(Query(words="press", readers=frozenset({"public"})))
        assert len(found.hits) == sum("press" in title for title in kept)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO web_search_index(web_search_index, rank) VALUES ('integrity-check', 1)"
                )


@pytest.mark.parametrize(
    ("word", "beginning"),
    [
        ("მეღვინეობის", "მეღვინეობ"),
        ("მეღვინეობა", "მეღვინეობ"),
        ("საწარმოებისთვის", "საწარმო"),
        ("ქარხანაში", "ქარხან"),
        ("ქუთაისში", "ქუთაის"),
        ("თბილისიდან", "თბილის"),
        ("რძე", "რძე"),
        ("machines", "machine"),
        ("factories", "factor"),
        ("glass", "glass"),
        ("bus", "bus"),
    ],
)
def test_inflected_words_share_a_beginning(word: str, beginning: str) -> None:
    assert stem(word) == beginning


@pytest.mark.parametrize(
    "forms",
    [
        "მეღვინეობა მეღვინეობის მეღვინეობას მეღვინეობაში მეღვინეობით მეღვინეობისთვის მეღვინეობები",
        "გრანტი გრანტის გრანტს გრანტით გრანტად გრანტები გრანტების გრანტებისთვის გრანტზე გრანტმა",
        "ფონდი ფონდის ფონდში ფონდიდან ფონდები ფონდთან ფონდამდე",
        "ქუთაისი ქუთაისის ქუთაისში ქუთაისიდან ქუთაისამდე ქუთაისს",
        "შეფუთვა შეფუთვის შეფუთვას შეფუთვაზე შეფუთვით შეფუთვები",
        "საწარმო საწარმოს საწარმოში საწარმოები საწარმოების საწარმოებთან",
    ],
)
def test_every_form_of_a_noun_finds_every_other(db: None, forms: str) -> None:
    put(document(f"n{at}", form) for at, form in enumerate(forms.split()))
    for typed in [*forms.split(), *(in_latin(form) for form in forms.split())]:
        found = search(Query(words=typed, readers=frozenset({"public"})))
        assert (typed, len(found.hits)) == (typed, len(forms.split()))


def test_a_query_is_cut_at_a_number_of_words_and_letters() -> None:
    assert [len(words_of("a" * 10_000)[0].typed), len(words_of("one two " * 10_000))] == [LONGEST_WORD, 2]
    assert len(words_of(" ".join(f"w{n}" for n in range(100)))) == 8


def test_the_vocabulary_forgets_words_that_stand_nowhere(
    db: None, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        put([document("one", "Antimonium ანტიმონი"), document("two", "Antimonium")])
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        put([document("one", "Press")])
        remove("funding", ["two"])
    kept = {("press", 1), ("r:public", 1), ("r:staff", 1)}
    assert set(SearchTerm.objects.values_list("term", "uses")) == kept
    assert set(SearchVariant.objects.values_list("term", flat=True)) == {"press"}


def test_a_malformed_reader_is_refused(db: None) -> None:
    for reader in ("org:%", "Staff", "org:5 staff", ""):
        with pytest.raises(ValueError, match="names no reader"):
            put([document("one", "Press", frozenset({reader}))])
    assert SearchDocument.objects.count() == 0
