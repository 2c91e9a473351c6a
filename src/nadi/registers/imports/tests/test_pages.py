"""The pages of the import centre: what they do, to whom, and what they say of bad input."""

import pytest
from tests.cast import Cast, client_for, queries_for

from nadi.companies.models import Organisation
from nadi.journal.models import Entry
from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.tests.samples import MEMBERS, Desk, desk, posted, sent, workbook


def test_a_list_comes_in_after_a_look(desk: Desk) -> None:
    run = desk.bring(sent("members.csv", MEMBERS))
    file = run.files.get()
    page = desk.get(f"/imports/files/{file.uid}/")
    assert "What the columns hold" in page
    assert "ყუთი და მუყაო" in page
    desk.post(f"/imports/files/{file.uid}/", posted(file, check="1"))
    assert "Write 3 rows" in desk.get(f"/imports/{run.uid}/")
    assert Organisation.objects.filter(number="405000002").count() == 0
    desk.post(f"/imports/{run.uid}/write/")
    assert "What became of the rows" in desk.get(f"/imports/{run.uid}/")
    assert Organisation.objects.get(number="405000002").name_local == "შპს ყუთი და მუყაო"
    assert Entry.objects.filter(verb="imports.write", subject=f"import:{run.uid}").count() == 1


def test_what_is_too_long_for_an_organisation_is_refused_by_its_row(desk: Desk) -> None:
    run = desk.checked(sent("members.csv", f"name,number,phone\nAlpha,405000009,{'5' * 41}\n"))
    row = Row.objects.get(run=run, result="refused")
    assert (row.reasons[0]["code"], row.reasons[0]["field"]) == ("too_long", "phone")


def test_the_same_file_again_makes_no_doubles(desk: Desk) -> None:
    desk.written(sent("members.csv", MEMBERS))
    before = Organisation.objects.count()
    again = desk.checked(sent("members.csv", MEMBERS))
    assert (again.counts["same"], again.counts["to_write"]) == (3, 0)
    assert Organisation.objects.count() == before


def test_an_import_is_taken_back(desk: Desk) -> None:
    before = set(Organisation.objects.values_list("uid", "name", "number"))
    run = desk.written(sent("members.csv", MEMBERS))
    assert "New ones that go" in desk.get(f"/imports/{run.uid}/undo/")
    desk.post(f"/imports/{run.uid}/undo/")
    run.refresh_from_db()
    assert run.state == Run.State.UNDONE
    assert set(Organisation.objects.values_list("uid", "name", "number")) == before
    assert Entry.objects.filter(verb="imports.undo").count() == 1


def test_a_refused_cell_is_corrected_in_its_place(desk: Desk) -> None:
    run = desk.checked(sent("a.csv", "name,website\nAlpha,not an address\nBeta,beta.example\n"))
    row = Row.objects.get(run=run, result="refused")
    assert "is not an address of the internet" in desk.get(f"/imports/{run.uid}/rows/{row.number}/")
    desk.post(f"/imports/{run.uid}/rows/{row.number}/correct/", {"name": "Alpha", "website": "alpha.example"})
    row.refresh_from_db()
    assert (row.result, row.values["website"]) == ("new", "https://alpha.example")


def test_refused_rows_are_taken_away_as_a_file_and_come_back(desk: Desk) -> None:
    run = desk.checked(sent("a.csv", "name,website,phone\nAlpha,no address,+995 32 2\n"))
    answer = desk.client.get(f"/imports/{run.uid}/to-mend/")
    again = desk.checked(sent("mend.xlsx", answer.content))
    row = Row.objects.get(run=again, result="refused")
    assert row.cells[2:] == ["Alpha", "no address", "+995 32 2"]


def test_changing_settings_shows_at_once(desk: Desk) -> None:
    file = desk.bring(sent("a.csv", "List of 2026\nname;country\nAlpha;USA\n")).files.get()
    assert (file.settings["head_first"], file.settings["first_row"]) == (2, 3)
    desk.post(f"/imports/files/{file.uid}/", posted(file, head_first="1", head_last="1", first_row="2"))
    assert 'scope="col">List of 2026' in desk.get(f"/imports/files/{file.uid}/")


def test_data_above_the_heads_are_explained(desk: Desk) -> None:
    file = desk.bring(sent("a.csv", "name;country\nAlpha;USA\n")).files.get()
    answer = desk.post(f"/imports/files/{file.uid}/", posted(file, first_row="1"))
    assert "The data begin below the heads." in answer.content.decode()


def test_two_columns_for_one_field_are_explained(desk: Desk) -> None:
    file = desk.bring(sent("a.csv", "name;firm\nAlpha;Alpha LLC\n")).files.get()
    both = posted(file, **{"column-0": "name", "column-1": "name"})
    answer = desk.post(f"/imports/files/{file.uid}/", both)
    assert "Another column is this already. Choose one of the two." in answer.content.decode()


def test_a_mapping_is_remembered_for_the_next_file(desk: Desk) -> None:
    file = desk.bring(sent("a.csv", "Wie heißt es,Nummer\nAlpha,1\n")).files.get()
    desk.post(f"/imports/files/{file.uid}/", posted(file, **{"column-0": "name", "check": "1"}))
    assert desk.bring(sent("b.csv", "Wie heißt es,Nummer\nBeta,2\n")).files.get().mapping == {"0": "name"}


def test_several_files_and_a_bad_one(desk: Desk) -> None:
    picture = sent("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    run = desk.bring(sent("a.csv", "name\nAlpha\n"), picture, sent("b.csv", "name\nBeta\n"))
    assert "This is a PNG file, not a table, whatever its name says." in desk.get(f"/imports/{run.uid}/")
    desk.post(f"/imports/{run.uid}/check/")
    run.refresh_from_db()
    assert (run.counts["new"], run.counts["refused"]) == (2, 1)


def test_a_workbook_tells_of_what_is_hidden(desk: Desk) -> None:
    content = workbook([["name", "country"], ["Alpha", "USA"], ["Beta", "Korea, South"]], hidden=(3,))
    file = desk.bring(sent("book.xlsx", content)).files.get()
    page = desk.get(f"/imports/files/{file.uid}/")
    assert "The workbook has hidden sheets, which are not read: Old." in page
    assert "Rows hidden in the workbook: 1." in page


def test_an_import_is_thrown_away_with_its_file(desk: Desk) -> None:
    run = desk.bring(sent("a.csv", "name\nAlpha\n"))
    desk.post(f"/imports/{run.uid}/discard/")
    assert (Run.objects.count(), File.objects.count()) == (0, 0)


def test_writing_before_the_check_is_refused(desk: Desk) -> None:
    run = desk.bring(sent("a.csv", "name\nAlpha\n"))
    answer = desk.client.post(f"/imports/{run.uid}/write/", follow=True)
    assert "This import is to be looked at; that cannot be done" in answer.content.decode()


__all__ = ["desk"]

ADDRESSES = [
    "/imports/{run}/",
    "/imports/{run}/rows/",
    "/imports/{run}/rows/1/",
    "/imports/{run}/undo/",
    "/imports/{run}/to-mend/",
    "/imports/files/{file}/",
]
VERBS = ["check", "write", "decide", "discard", "rows/1/correct", "rows/1/decide"]


@pytest.fixture
def looked(desk: Desk) -> Run:
    return desk.checked(sent("members.csv", MEMBERS))


def addresses(run: Run) -> list[str]:
    return [one.format(run=run.uid, file=run.files.get().uid) for one in ADDRESSES]


def test_every_page_opens_for_staff(cast: Cast, looked: Run) -> None:
    staff = client_for(cast.staff)
    assert [staff.get(one).status_code for one in ["/imports/", "/imports/new/", *addresses(looked)]] == [
        200
    ] * 8


def test_nobody_else_sees_an_import(cast: Cast, looked: Run) -> None:
    for person in (cast.rioni.representative, cast.vendor, cast.stranger):
        assert {client_for(person).get(one).status_code for one in addresses(looked)} == {404}


def test_a_member_is_told_why_it_brings_nothing(cast: Cast) -> None:
    page = client_for(cast.rioni.representative).get("/imports/new/")
    assert page.status_code == 403
    assert "This is for: staff." in page.content.decode()


def test_looking_at_a_verb_does_nothing(cast: Cast, looked: Run) -> None:
    staff = client_for(cast.staff)
    assert {staff.get(f"/imports/{looked.uid}/{verb}/").status_code for verb in VERBS} <= {404, 405}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "“empty.csv” is empty."),
        ("blank.csv", b"\n\n  \n", "This file is empty."),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        ("broken.xlsx", b"PK\x03\x04 and then nothing that is a workbook", "This file is damaged"),
        ("picture.xlsx", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4, "This is a JPEG file, not a table"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    desk: Desk, name: str, content: bytes, sentence: str
) -> None:
    given = {"target": "suppliers", "uploads": sent(name, content)}
    answer = desk.client.post("/imports/new/", given, follow=True)
    assert sentence in answer.content.decode()


def test_nothing_chosen_is_explained(desk: Desk) -> None:
    assert desk.post("/imports/new/").content.decode().count("This field is required.") >= 2


def test_lists_cost_as_many_queries_for_three_as_for_one(desk: Desk) -> None:
    desk.bring(sent("a.csv", "name\nAlpha\n"))
    one = queries_for(desk.client, "/imports/")
    for _again in range(2):
        desk.bring(sent("a.csv", "name\nAlpha\n"))
    assert queries_for(desk.client, "/imports/") == one


def test_rows_cost_as_many_queries_for_many_as_for_one(desk: Desk) -> None:
    one = desk.checked(sent("a.csv", "name\nAlpha\n"))
    many = desk.checked(sent("a.csv", "name\n" + "".join(f"Firm {nth} {nth * 7}\n" for nth in range(30))))
    costs = [queries_for(desk.client, f"/imports/{run.uid}/rows/") for run in (one, many)]
    assert costs[0] == costs[1]


def test_a_file_of_which_nothing_is_said_hinders_no_other(desk: Desk) -> None:
    run = desk.checked(sent("list.csv", MEMBERS), sent("readme.txt", "A list\nof members\nmade in March\n"))
    assert (run.state, run.counts["new"], run.counts["refused"]) == (Run.State.CHECKED, 3, 1)


def test_a_list_of_likely_duplicates_names_what_each_is_like(desk: Desk) -> None:
    run = desk.checked(sent("list.csv", "name,town\nAlpha Packaging,Gori\nAlfa Packaging,Gori\n"))
    assert "Like “Alpha Packaging”." in desk.get(f"/imports/{run.uid}/rows/?result=duplicate")


def test_a_check_that_found_nothing_to_write_says_so(desk: Desk) -> None:
    run = desk.checked(sent("list.csv", "name,town\n"))
    assert "There is nothing to write" in desk.get(f"/imports/{run.uid}/")
