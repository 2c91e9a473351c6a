"""The pages of the import centre: what they do, to whom, and what they say of bad input."""

import pytest
from django.test import Client
from tests.cast import Cast, client_for, queries_for

from nadi.companies.models import Organisation
from nadi.journal.models import Entry
from nadi.registers.imports.models import File, Row, Run
from nadi.registers.imports.tests.samples import (
    MEMBERS,
    bring,
    checked,
    newest,
    posted,
    sent,
    workbook,
    written,
)


@pytest.fixture
def staff(cast: Cast, django_capture_on_commit_callbacks: object) -> Client:
    return client_for(cast.staff)


@pytest.mark.django_db(transaction=True)
class TestWholeWay:
    def test_a_list_comes_in_after_a_look(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        page = bring(staff, sent("members.csv", MEMBERS)).content.decode()
        assert "What the columns hold" in page
        assert "ყუთი და მუყაო" in page
        run = newest()
        answer = staff.post(
            f"/imports/files/{run.files.get().uid}/", posted(run.files.get(), check="1"), follow=True
        )
        assert "Write 3 rows" in answer.content.decode()
        assert Organisation.objects.filter(number="405000002").count() == 0
        report = staff.post(f"/imports/{run.uid}/write/", follow=True).content.decode()
        assert "What became of the rows" in report
        assert Organisation.objects.get(number="405000002").name_local == "შპს ყუთი და მუყაო"
        assert Entry.objects.filter(verb="imports.write", subject=f"import:{run.uid}").count() == 1

    def test_the_same_file_again_makes_no_doubles(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        written(staff, sent("members.csv", MEMBERS))
        before = Organisation.objects.count()
        again = checked(staff, sent("members.csv", MEMBERS))
        assert (again.counts["same"], again.counts["to_write"]) == (3, 0)
        assert Organisation.objects.count() == before

    def test_an_import_is_taken_back(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        before = set(Organisation.objects.values_list("uid", "name", "number"))
        run = written(staff, sent("members.csv", MEMBERS))
        page = staff.get(f"/imports/{run.uid}/undo/").content.decode()
        assert "New ones that go" in page
        staff.post(f"/imports/{run.uid}/undo/")
        run.refresh_from_db()
        assert run.state == Run.State.UNDONE
        assert set(Organisation.objects.values_list("uid", "name", "number")) == before
        assert Entry.objects.filter(verb="imports.undo").count() == 1

    def test_a_refused_cell_is_corrected_in_its_place(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        run = checked(staff, sent("a.csv", "name,website\nAlpha,not an address\nBeta,beta.example\n"))
        row = Row.objects.get(run=run, result="refused")
        page = staff.get(f"/imports/{run.uid}/rows/{row.number}/").content.decode()
        assert "is not an address of the internet" in page
        given = {"name": "Alpha", "website": "alpha.example"}
        staff.post(f"/imports/{run.uid}/rows/{row.number}/correct/", given)
        row.refresh_from_db()
        assert (row.result, row.values["website"]) == ("new", "https://alpha.example")

    def test_refused_rows_are_taken_away_as_a_file_and_come_back(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        run = checked(staff, sent("a.csv", "name,website,phone\nAlpha,no address,+995 32 2\n"))
        answer = staff.get(f"/imports/{run.uid}/to-mend/")
        again = checked(staff, sent("mend.xlsx", answer.content))
        row = Row.objects.get(run=again, result="refused")
        assert row.cells[2:] == ["Alpha", "no address", "+995 32 2"]

    def test_changing_settings_shows_at_once(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        bring(staff, sent("a.csv", "List of 2026\nname;country\nAlpha;USA\n"))
        file = newest().files.get()
        assert (file.settings["head_first"], file.settings["first_row"]) == (2, 3)
        answer = staff.post(
            f"/imports/files/{file.uid}/", posted(file, head_first="1", head_last="1"), follow=True
        )
        assert "List of 2026" in answer.content.decode()

    def test_a_mapping_is_remembered_for_the_next_file(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        bring(staff, sent("a.csv", "Wie heißt es,Nummer\nAlpha,1\n"))
        file = newest().files.get()
        staff.post(f"/imports/files/{file.uid}/", posted(file, **{"column-0": "name", "check": "1"}))
        bring(staff, sent("b.csv", "Wie heißt es,Nummer\nBeta,2\n"))
        assert newest().files.get().mapping == {"0": "name"}

    def test_several_files_and_a_bad_one(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        picture = sent("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        page = bring(
            staff, sent("a.csv", "name\nAlpha\n"), picture, sent("b.csv", "name\nBeta\n")
        ).content.decode()
        assert "This is a PNG file, not a table, whatever its name says." in page
        run = newest()
        staff.post(f"/imports/{run.uid}/check/")
        run.refresh_from_db()
        assert (run.counts["new"], run.counts["refused"]) == (2, 1)

    def test_a_workbook_tells_of_what_is_hidden(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        content = workbook([["name", "country"], ["Alpha", "USA"], ["Beta", "Korea, South"]], hidden=(3,))
        page = bring(staff, sent("book.xlsx", content)).content.decode()
        assert "The workbook has hidden sheets, which are not read: Old." in page
        assert "1 rows are hidden in the workbook." in page

    def test_an_import_is_thrown_away_with_its_file(self, cast: Cast) -> None:
        staff = client_for(cast.staff)
        bring(staff, sent("a.csv", "name\nAlpha\n"))
        staff.post(f"/imports/{newest().uid}/discard/")
        assert (Run.objects.count(), File.objects.count()) == (0, 0)


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
def looked(cast: Cast) -> Run:
    bring(client_for(cast.staff), sent("members.csv", MEMBERS))
    return newest()


def addresses(run: Run) -> list[str]:
    return [one.format(run=run.uid, file=run.files.get().uid) for one in ADDRESSES]


def test_every_page_opens_for_staff(cast: Cast, looked: Run) -> None:
    client_for(cast.staff).post(f"/imports/{looked.uid}/check/")
    Row.objects.get_or_create(run=looked, file=looked.files.get(), number=1, defaults={"result": "new"})
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
    cast: Cast, name: str, content: bytes, sentence: str
) -> None:
    assert sentence in bring(client_for(cast.staff), sent(name, content)).content.decode()


def test_nothing_chosen_is_explained(cast: Cast) -> None:
    page = client_for(cast.staff).post("/imports/new/", {}).content.decode()
    assert page.count("This field is required.") >= 2


def test_lists_cost_as_many_queries_for_three_as_for_one(cast: Cast) -> None:
    staff = client_for(cast.staff)
    bring(staff, sent("a.csv", "name\nAlpha\n"))
    one = queries_for(staff, "/imports/")
    for _again in range(2):
        bring(staff, sent("a.csv", "name\nAlpha\n"))
    assert queries_for(staff, "/imports/") == one
