"""The run: killed and resumed, two people at once, merged rows, and taking all of it back."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry as Journalled
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.merging import merge_entries
from nadi.registers.entries.models import Change, Coding, Entry, Favourite
from nadi.registers.imports import writing
from nadi.registers.imports.actions import running
from nadi.registers.imports.actions.beginning import Choices, Upload, begin
from nadi.registers.imports.checking import check
from nadi.registers.imports.keepers import keeper_of
from nadi.registers.imports.lists import title_of
from nadi.registers.imports.loading import load, quiet
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.targets import formats, targets
from nadi.registers.imports.undoing import conclude_undo, prospect_of, undo
from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Actor, Refused
from nadi.web.models import SearchDocument

HEADS = "name,name_ka,country,website,makes,id,source\n"
FIRST = (
    HEADS
    + "Alpha Print LLC,შპს ალფა პრინტი,Georgia,alpha.example,Bobst,A-1,fair\n"
    + "Beta Flexo GmbH,,Germany,beta.example,Heidelberg,A-2,fair\n"
)
SECOND = (
    HEADS
    + "Alpha Print LLC,შპს ალფა პრინტი,Georgia,alpha.example,Bobst|Koenig,A-1,fair\n"
    + "Gamma Cartons,,Turkey,gamma.example,,A-3,fair\n"
)
BAR = Choices(settings={"split": "|"})


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def state() -> object:
    """Everything an import may touch: columns but for the moment of the last change, codes, search."""
    rows = [
        {name: value for name, value in row.items() if name not in ("changed", "entry_ptr_id")}
        for row in Supplier.objects.order_by("pk").values()
    ]
    codes = sorted(Coding.objects.values_list("entry", "scheme", "code"))
    found = sorted(SearchDocument.objects.filter(kind="suppliers").values_list("key", "title", "text"))
    return rows, codes, found


def take_back(run: Run, by: Actor) -> None:
    undo(run, by, quiet)
    conclude_undo(run, by)


def run_of(uid: str) -> Run:
    return Run.objects.get(uid=uid)


def test_a_file_comes_in_and_again_changes_nothing(staff: Actor) -> None:
    first = load(FIRST.encode(), "fair.csv", by=staff, target="suppliers", choices=BAR)
    again = load(FIRST.encode(), "fair.csv", by=staff, target="suppliers", choices=BAR)
    assert (first.read, first.new, first.refused) == (2, 2, [])
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_two_sources_that_say_different_things_do_not_take_turns(staff: Actor) -> None:
    other = HEADS + "Alpha Print LLC,,Georgia,www.alpha.example,,A-1,list\n"
    sources = {"fair.csv": FIRST, "list.csv": other.replace(",list", ",fair")}
    for name, text in sources.items():
        load(text.encode(), name, by=staff, target="suppliers", choices=BAR)
    again = [
        load(text.encode(), name, by=staff, target="suppliers", choices=BAR) for name, text in sources.items()
    ]
    assert [(one.new, one.changed, one.unchanged) for one in again] == [(0, 0, 2), (0, 0, 1)]


def test_rows_that_say_the_same_are_read_and_told_as_repeated(staff: Actor) -> None:
    told = load((FIRST + FIRST.removeprefix(HEADS)).encode(), "fair.csv", by=staff, target="suppliers")
    assert (told.read, told.new, told.repeated) == (4, 2, 2)


def test_the_state_after_undoing_is_the_state_before(staff: Actor) -> None:
    load(FIRST.encode(), "fair.csv", by=staff, target="suppliers", choices=BAR)
    Supplier.objects.update(confirmed="2025-01-01", stale_on="2025-06-01", hidden_on="2025-12-01")
    before = state()
    second = load(SECOND.encode(), "fair.csv", by=staff, target="suppliers", choices=BAR)
    assert (second.new, second.changed) == (1, 1)
    assert state() != before
    take_back(run_of(second.run), staff)
    assert state() == before


def test_what_somebody_changed_since_stays_and_is_named(staff: Actor) -> None:
    load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")
    changed = FIRST.replace("alpha.example", "alpha-print.example").replace("Georgia", "Armenia")
    second = load(changed.encode(), "fair.csv", by=staff, target="suppliers")
    alpha = Supplier.objects.get(external_id="A-1")
    keep_entry(by=staff, entry=alpha, facts=Facts(values={"country": "AZ"}), verb="suppliers.edit")
    take_back(run_of(second.run), staff)
    alpha.refresh_from_db()
    row = Row.objects.get(run__uid=second.run, written_uid=alpha.uid)
    assert (alpha.country, alpha.website) == ("AZ", "https://alpha.example")
    assert (row.outcome, row.reasons[-1]["fields"]) == ("kept", ["country"])


def test_what_others_built_on_stays_and_is_named(cast: Cast, staff: Actor) -> None:
    report = load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")
    alpha = Entry.objects.get(external_id="A-1")
    Favourite.objects.create(entry=alpha, person=get_user_model().objects.get(pk=cast.staff.pk))
    prospect = prospect_of(run_of(report.run))
    assert (prospect.goes, [name for name, _why in prospect.stays]) == (1, ["Alpha Print LLC"])
    take_back(run_of(report.run), staff)
    assert list(Supplier.objects.values_list("external_id", flat=True)) == ["A-1"]


def test_a_killed_worker_loses_no_row_and_doubles_none(staff: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    names = "".join(f"Firm number {nth * 7919},A{nth},fair\n" for nth in range(120))
    monkeypatch.setattr(writing, "BATCH", 50)
    told: list[int] = []

    def killed(percent: int, note: object) -> None:
        told.append(percent)
        if len(told) == 2:
            raise KeyboardInterrupt

    run = begun(staff, "name,id,source\n" + names)
    with pytest.raises(KeyboardInterrupt):
        writing.write(run, staff, killed)
    assert Supplier.objects.count() == 100
    writing.write(run, staff, quiet)
    assert Supplier.objects.count() == 120
    assert Row.objects.filter(run=run, outcome="written").count() == 120


def begun(staff: Actor, text: str) -> Run:
    """Take a file in and check it, without writing."""
    run = begin(by=staff, target="suppliers", uploads=[Upload(name="list.csv", content=text.encode())])
    check(run, quiet)
    Run.objects.filter(pk=run.pk).update(state=Run.State.CHECKED)
    run.refresh_from_db()
    return run


def test_two_people_start_one_run(staff: Actor) -> None:
    run = begun(staff, FIRST)
    stale = Run.objects.get(pk=run.pk)
    running.start_write(by=staff, run=run)
    with pytest.raises(Refused, match="is being worked on"):
        running.start_write(by=staff, run=stale)


def test_an_import_is_journalled_once_and_its_entries_not(staff: Actor) -> None:
    before = Journalled.objects.count()
    load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")
    assert list(Journalled.objects.order_by("number").values_list("verb", flat=True))[before:] == [
        "imports.add",
        "imports.write",
    ]
    assert set(Change.objects.values_list("brought_by", flat=True)) == {Run.objects.get().uid}


def test_a_duplicate_in_another_alphabet_is_merged_into_what_stands(staff: Actor) -> None:
    load(b"name\nPremium Treid Korporatsia LLC\n", "a.csv", by=staff, target="suppliers")
    text = "დასახელება;ქალაქი\nშპს „პრემიუმ ტრეიდ კორპორაცია“;ბათუმი\n"
    report = load(text.encode(), "b.csv", by=staff, target="suppliers")
    kept = Supplier.objects.get()
    assert (report.merged, report.new) == (1, 0)
    assert (kept.name, kept.name_local) == ("Premium Treid Korporatsia LLC", "შპს „პრემიუმ ტრეიდ კორპორაცია“")


def test_rows_of_one_file_are_merged_among_themselves(staff: Actor) -> None:
    names = ["McGill LLC,mcgill.example", "მაკგილი შპს,mcgill.example", "Makgili Ltd,www.mcgill.example"]
    text = "name,website\n" + "\n".join(names)
    report = load(text.encode(), "a.csv", by=staff, target="suppliers", choices=Choices(certain=80))
    assert (report.new, report.merged) == (1, 2)


def test_next_years_fair_is_another_one(staff: Actor) -> None:
    text = "name,begins,country\ninterpack,2026-05-07,Germany\ninterpack,2029-05-10,Germany\n"
    assert load(text.encode(), "fairs.csv", by=staff, target="events").new == 2


def test_a_new_entry_with_rows_of_its_own_target_goes_back_as_a_whole(staff: Actor) -> None:
    keeper = keeper_of(targets()["suppliers"])
    report = load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")
    rows = list(Row.objects.filter(run__uid=report.run, is_new=True))
    assert keeper.in_use(rows, report.run) == {}


def test_a_file_nobody_knows_needs_a_target(staff: Actor) -> None:
    with pytest.raises(Refused, match="Say what these files hold"):
        load(FIRST.encode(), "fair.csv", by=staff)


def test_a_row_of_a_merged_entry_goes_to_what_it_went_into(staff: Actor) -> None:
    load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")
    alpha, beta = Supplier.objects.get(external_id="A-1"), Supplier.objects.get(external_id="A-2")
    merge_entries(by=staff, kept=alpha, gone=beta, takes=[])
    changed = FIRST.replace("beta.example", "beta-flexo.example")
    again = load(changed.encode(), "other.csv", by=staff, target="suppliers")
    alpha.refresh_from_db()
    assert (again.new, again.changed, Supplier.objects.count()) == (0, 1, 2)
    assert (alpha.website, alpha.external_id) == ("https://beta-flexo.example", "A-1")


def test_a_firm_at_two_fairs_keeps_both(staff: Actor) -> None:
    for fair in ("Hannover Messe 2018", "K 2025, Düsseldorf", "K 2025, Düsseldorf"):
        text = f'name,website,fairs\nAlpha Print LLC,alpha.example,"{fair}"\n'
        load(text.encode(), f"{fair}.csv", by=staff, target="suppliers")
    assert Supplier.objects.get().exhibits_at == "Hannover Messe 2018; K 2025, Düsseldorf"


def test_nothing_is_imported_into_a_module_that_is_off(staff: Actor, settings: Any) -> None:
    settings.OFF = {"suppliers", "news"}
    assert {"suppliers", "news"} & set(targets()) == set()
    assert [one for one in formats().values() if one.target == "news"] == []
    with pytest.raises(Refused, match="can be imported"):
        load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")


def test_an_import_is_called_by_its_target_and_its_files(staff: Actor) -> None:
    report = load(FIRST.encode(), "fair.csv", by=staff, target="suppliers")
    assert title_of(run_of(report.run)) == "Suppliers: fair.csv"


def test_what_another_import_wrote_since_the_check_is_not_written_twice(staff: Actor) -> None:
    text = "name,town\nAlpha Print LLC,Gori\nBeta Flexo GmbH,Telavi\n"
    one, other = begun(staff, text), begun(staff, text)
    writing.write(one, staff, quiet)
    writing.write(other, staff, quiet)
    assert sorted(Supplier.objects.values_list("name", flat=True)) == ["Alpha Print LLC", "Beta Flexo GmbH"]
    assert set(Row.objects.filter(run=other, number__gt=1).values_list("result", flat=True)) == {"same"}


def test_what_another_import_wrote_since_the_check_is_changed_by_what_is_new(staff: Actor) -> None:
    one = begun(staff, "name,town\nAlpha Print LLC,Gori\n")
    other = begun(staff, "name,town,phone\nAlpha Print LLC,Gori,599000001\n")
    writing.write(one, staff, quiet)
    writing.write(other, staff, quiet)
    assert list(Supplier.objects.values_list("name", "phone")) == [("Alpha Print LLC", "599000001")]
