"""A list of experts comes in as drafts; contact and price go where only those agreed to may read them."""

from decimal import Decimal

from tests.cast import Cast, actor_of_person

from nadi.registers.entries.models import Change
from nadi.registers.experts.actions.records import erase_expert
from nadi.registers.experts.importing import write
from nadi.registers.experts.models import Expert
from nadi.registers.experts.queries.experts import visible_to
from nadi.registers.imports.loading import load
from nadi.registers.imports.models import Row

ROW = {
    "name": "Klaus Weber",
    "email": "klaus@flexo.example",
    "rate_from": Decimal(600),
    "processes": ["flexographic printing"],
    "languages": ["de"],
}


def test_an_imported_expert_is_a_draft_with_its_contact_apart(cast: Cast) -> None:
    staff = actor_of_person(cast.staff)
    written = write(staff, ROW, None, "run")
    expert = Expert.objects.get(uid=written.uid)
    assert (written.is_new, expert.state, expert.email, expert.terms.email) == (
        True,
        "draft",
        "",
        "klaus@flexo.example",
    )
    assert list(visible_to(actor_of_person(cast.rioni.colleague))) == []


def test_the_same_row_again_changes_and_does_not_double(cast: Cast) -> None:
    staff = actor_of_person(cast.staff)
    first = write(staff, ROW, None, "run")
    again = write(staff, {**ROW, "rate_from": Decimal(700)}, Expert.objects.get(), "again")
    assert (again.uid, again.is_new, Expert.objects.get().terms.rate_from) == (first.uid, False, Decimal(700))


def test_the_history_of_an_import_holds_no_values(cast: Cast) -> None:
    write(actor_of_person(cast.staff), ROW, None, "run")
    kept = str(list(Change.objects.values_list("before", "after")))
    assert [word for word in ("Weber", "klaus@", "600") if word in kept] == []


def test_whoever_is_erased_is_erased_from_the_import_too(cast: Cast) -> None:
    staff = actor_of_person(cast.staff)
    load(b"name,email\nKlaus Weber,klaus@flexo.example\n", "a.csv", by=staff, target="experts")
    assert "Klaus" in str(list(Row.objects.values()))
    erase_expert(by=staff, expert=Expert.objects.get())
    assert "laus" not in str(list(Row.objects.values()))
