"""The tooling of translations: nothing is missed, nothing ill-formed passes, work done is kept."""

import gettext
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from nadi.web.messages.catalogue import ROOT, compile_stale, messages_of, path_of, read, updated, written
from nadi.web.messages.checking import problems
from nadi.web.messages.extraction import Sentence, sentences_in

PAGE = """
{% extends "x.html" %}
    {% load ui %}
{% block content %}
      <p>{% translate "A word" %}</p>
  {% button _("Press me") "primary" %}
    {% blocktranslate trimmed with name=person.name count n=rows|length %}
      One row for {{ name }}
    {% plural %}
      {{ n }} rows for {{ name }}
    {% endblocktranslate %}
{% translate "May" context "month" %}
{% endblock %}
"""
CODE = """
def words():
    _("In Python")
    return ngettext("%(count)s day", "%(count)s days", 2), pgettext("verb", "open")
"""


def kept(text: str, string: str | tuple[str, str], plural: str = "") -> list[str]:
    """Return what is wrong with a translation of one sentence."""
    catalogue = read(Path("nowhere.po"), "ka")
    catalogue.add((text, plural) if plural else text, string)
    return problems(catalogue, [Sentence(text=text, plural=plural)])


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "src" / "tests").mkdir(parents=True)
    (tmp_path / "src" / "page.html").write_text(PAGE)
    (tmp_path / "src" / "code.py").write_text(CODE)
    (tmp_path / "src" / "tests" / "test_x.py").write_text('_("Only a test says this")')
    return tmp_path


def test_sentences_of_templates_and_python_are_found(house: Path) -> None:
    found = {sentence.key for sentence in sentences_in(house / "src", house)}
    assert found == {
        ("", "A word", ""),
        ("", "Press me", ""),
        ("", "One row for %(name)s", "%(n)s rows for %(name)s"),
        ("month", "May", ""),
        ("", "In Python", ""),
        ("", "%(count)s day", "%(count)s days"),
        ("verb", "open", ""),
    }


def test_paths_are_relative_to_the_house(house: Path) -> None:
    assert {sentence.file for sentence in sentences_in(house / "src", house)} == {
        "src/page.html",
        "src/code.py",
    }


def test_a_translation_survives_an_update() -> None:
    old = read(Path("nowhere.po"), "ka")
    old.add("Save", "შენახვა")
    new = updated(old, [Sentence(text="Save"), Sentence(text="Close")], "ka")
    strings = {message.id: message.string or "" for message in messages_of(new)}
    assert strings == {"Save": "შენახვა", "Close": ""}


def test_a_plural_translation_survives_writing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "ka.po"
    sentences = [Sentence(text="%(n)s day", plural="%(n)s days", file="b.py")]
    catalogue = updated(read(path, "ka"), sentences, "ka")
    next(messages_of(catalogue)).string = ("%(n)s დღე", "%(n)s დღის")
    path.write_text(written(catalogue, "ka"))
    assert next(messages_of(read(path, "ka"))).string == ("%(n)s დღე", "%(n)s დღის")


def test_what_left_the_sources_leaves_the_catalogue() -> None:
    old = read(Path("nowhere.po"), "ka")
    old.add("Old", "ძველი")
    assert list(messages_of(updated(old, [], "ka"))) == []


def test_an_update_of_nothing_new_changes_no_letter(house: Path) -> None:
    sentences = list(sentences_in(house / "src", house))
    once = updated(read(Path("nowhere.po"), "ka"), sentences, "ka")
    path = path_of("ka", house)
    path.parent.mkdir(parents=True)
    path.write_text(written(once, "ka"))
    assert written(updated(read(path, "ka"), sentences, "ka"), "ka") == path.read_text()


def test_the_catalogue_holds_no_dates_and_no_line_numbers(house: Path) -> None:
    text = written(updated(read(Path("x.po"), "ka"), sentences_in(house / "src", house), "ka"), "ka")
    assert ("-Date" in text, "code.py:" in text, "#: src/code.py" in text) == (False, False, True)


@pytest.mark.parametrize(
    ("text", "string"),
    [
        ("Save", "შენახვა"),
        ("%(n)s of %(all)s", "%(all)s-დან %(n)s"),
        ("<b>Bold</b> words are here", "<b>მსხვილი</b> სიტყვები აქაა"),
        ("100%% sure of it all", "სრულიად 100%% დარწმუნებული"),
        ("CSV", "CSV"),
        ("Noto Sans", "Noto Sans"),
    ],
)
def test_a_good_translation_passes(text: str, string: str) -> None:
    assert kept(text, string) == []


@pytest.mark.parametrize(
    ("text", "string", "fault"),
    [
        ("Save", "", "not translated."),
        ("%(n)s rows", "%(m)s რიგი", "its placeholders are %(n)s, the translation's %(m)s."),
        ("%(n)s rows", "რიგები", "its placeholders are %(n)s, the translation's none."),
        ("%(n)s rows", "%(n)d რიგი", "its placeholders are %(n)s, the translation's %(n)d."),
        ("%s and %s", "%s და", "its placeholders are %s, %s, the translation's %s."),
        ("%(n)s rows", "%(n)s რიგი 5%", "a % in the translation is no placeholder; write %%."),
        ("<b>Bold</b>", "<b>მსხვილი", "its HTML tags differ from the translation's."),
        ("Save", "შᲔნახვა", "the translation has Georgian capitals (Mtavruli); write ordinary letters."),
        ("Save all that was typed", "Save all that was typed", "the translation has no Georgian letter."),
        ("Name: ", "სახელი:", "spaces at its beginning or end differ from the translation's."),
    ],
)
def test_a_bad_translation_is_named(text: str, string: str, fault: str) -> None:
    assert kept(text, string) == [f"“{text.strip()}”: {fault}"]


def test_both_forms_of_a_plural_are_checked() -> None:
    assert kept("%(n)s day", ("%(n)s დღე", "დღე"), "%(n)s days") == [
        "“%(n)s day”: its placeholders are %(n)s, the translation's none."
    ]


def test_a_missing_plural_form_is_named() -> None:
    assert kept("%(n)s day", ("%(n)s დღე", ""), "%(n)s days") == ["“%(n)s day”: not translated."]


def test_a_fuzzy_mark_is_named() -> None:
    catalogue = read(Path("nowhere.po"), "ka")
    catalogue.add("Save", "შენახვა", flags=["fuzzy"])
    assert problems(catalogue, [Sentence(text="Save")]) == [
        "“Save”: marked fuzzy; look at it and take the mark away."
    ]


def test_a_catalogue_out_of_date_is_named() -> None:
    catalogue = Catalog(locale="ka")
    catalogue.add("Old", "ძველი")
    assert problems(catalogue, [Sentence(text="New")]) == [
        "“New”: not in the catalogue; run ./nadi manage messages.",
        "“Old”: no longer in the sources; run ./nadi manage messages.",
    ]


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    catalogue = read(tmp_path / "none.po", "ka")
    catalogue.add("Save", "შენახვა")
    catalogue.add(("%(n)s day", "%(n)s days"), ("%(n)s დღე", "%(n)s დღეები"))
    catalogue.add("Doubtful", "საეჭვო", flags=["fuzzy"])
    path = path_of("ka", tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(written(catalogue, "ka"))
    return path


def test_a_compiled_catalogue_translates_with_two_forms(tmp_path: Path, catalogue_file: Path) -> None:
    compile_stale(tmp_path)
    with catalogue_file.with_suffix(".mo").open("rb") as file:
        read_back = gettext.GNUTranslations(file)
    forms = [read_back.ngettext("%(n)s day", "%(n)s days", number) for number in (1, 2)]
    assert (read_back.gettext("Save"), forms) == ("შენახვა", ["%(n)s დღე", "%(n)s დღეები"])


def test_a_fuzzy_translation_is_not_compiled(tmp_path: Path, catalogue_file: Path) -> None:
    compile_stale(tmp_path)
    with catalogue_file.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Doubtful") == "Doubtful"


def test_only_what_is_stale_is_compiled(tmp_path: Path, catalogue_file: Path) -> None:
    target = catalogue_file.with_suffix(".mo")
    first, second = compile_stale(tmp_path), compile_stale(tmp_path)
    os.utime(target, ns=(0, 0))
    assert (first, second, compile_stale(tmp_path)) == ([target], [], [target])


def test_every_template_of_the_house_can_be_read() -> None:
    assert len(list(sentences_in(ROOT / "src" / "nadi" / "companies", ROOT))) > 50
