"""Favourites, notes, reports and uses, on the page of an entry."""

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.journal.models import Entry as Journalled
from nadi.registers.entries.actions.mistakes import answer_mistake, report_mistake
from nadi.registers.entries.models import Entry, Favourite, Mistake, Note, Use
from nadi.registers.entries.tests.story import NAME, entered, hung, office, page_of
from nadi.web.access import Refused
from nadi.web.models import Mail

USED = {"used_on": "2026-03-01", "rating": "4", "comment": "Came within a day"}


def test_a_favourite_is_kept_and_dropped_however_often_the_button_is_pressed(cast: Cast) -> None:
    entry, client = entered(cast), client_for(cast.rioni.colleague)
    counts = []
    for keep in ({}, {}, {"keep": "no"}, {"keep": "no"}):
        client.post(hung(entry, "favourite"), keep)
        counts.append(Favourite.objects.count())
    assert counts == [1, 1, 0, 0]


def test_the_button_of_a_favourite_says_that_it_goes(cast: Cast) -> None:
    entry, client = entered(cast), client_for(cast.rioni.colleague)
    before = client.get(page_of(entry)).content.decode()
    client.post(hung(entry, "favourite"))
    after = client.get(page_of(entry)).content.decode()
    assert ['name="keep" value="no"' in page for page in (before, after)] == [False, True]


def test_the_list_of_favourites_is_the_readers_own(cast: Cast) -> None:
    mine, _other = entered(cast, "Mine"), entered(cast, "Other")
    client_for(cast.rioni.colleague).post(hung(mine, "favourite"))
    page = client_for(cast.rioni.colleague).get(f"/{NAME}/?mine=yes").content.decode()
    others = client_for(cast.samgori.colleague).get(f"/{NAME}/?mine=yes").content.decode()
    assert ("Mine</a>" in page, "Other</a>" in page, "Mine</a>" in others) == (True, False, False)


def test_a_note_is_read_by_its_own_people_alone(cast: Cast) -> None:
    entry = entered(cast)
    client_for(cast.rioni.colleague).post(hung(entry, "note"), {"text": "Ask for Giorgi"})
    readers = [cast.rioni.representative, cast.samgori.colleague, cast.staff, cast.board]
    pages = [client_for(one).get(page_of(entry)).content.decode() for one in readers]
    assert ["Ask for Giorgi" in page for page in pages] == [True, False, False, False]


def test_a_note_stands_in_no_journal(cast: Cast) -> None:
    entry = entered(cast)
    before = Journalled.objects.count()
    client_for(cast.rioni.colleague).post(hung(entry, "note"), {"text": "Ask for Giorgi"})
    assert (Note.objects.count(), Journalled.objects.count() - before) == (1, 0)


def test_an_empty_note_is_explained(cast: Cast) -> None:
    page = client_for(cast.rioni.colleague).post(hung(entered(cast), "note"), {"text": " "})
    assert (page.status_code, "This field is required." in page.content.decode()) == (200, True)


def test_a_note_of_others_cannot_be_removed(cast: Cast) -> None:
    client_for(cast.rioni.colleague).post(hung(entered(cast), "note"), {"text": "Ours"})
    address = f"/registers/notes/{Note.objects.get().uid}/remove/"
    answers = [client_for(one).post(address).status_code for one in (cast.samgori.colleague, cast.staff)]
    assert (answers, Note.objects.count()) == ([404, 404], 1)


def test_a_report_is_answered_by_mail(cast: Cast) -> None:
    entry = entered(cast)
    client_for(cast.rioni.colleague).post(hung(entry, "report"), {"text": "Moved to Poti"})
    address = f"/registers/mistakes/{Mistake.objects.get().uid}/"
    client_for(cast.staff).post(address, {"outcome": "mended", "answer": "Right, thank you"})
    mail = Mail.objects.get(to=cast.rioni.colleague.email)
    assert (Mistake.objects.get().state, entry.name in mail.subject) == (Mistake.State.MENDED, True)


def test_a_refusal_of_a_report_needs_its_reason(cast: Cast) -> None:
    mistake = report_mistake(by=actor_of_person(cast.rioni.colleague), entry=entered(cast), text="Wrong")
    page = client_for(cast.staff).post(f"/registers/mistakes/{mistake.uid}/", {"outcome": "refused"})
    assert "Say why it stays as it is." in page.content.decode()


def test_a_report_is_answered_once(cast: Cast) -> None:
    mistake = report_mistake(by=actor_of_person(cast.rioni.colleague), entry=entered(cast), text="Wrong")
    stale = Mistake.objects.get()
    answer_mistake(by=office(cast), mistake=mistake, is_mended=True, answer="")
    with pytest.raises(Refused):
        answer_mistake(by=office(cast), mistake=stale, is_mended=False, answer="No")


def test_reports_are_for_staff(cast: Cast) -> None:
    report_mistake(by=actor_of_person(cast.rioni.colleague), entry=entered(cast), text="Wrong")
    readers = (cast.staff, cast.rioni.colleague, cast.board)
    answers = [client_for(one).get("/registers/mistakes/").status_code for one in readers]
    assert answers == [200, 403, 403]


def test_a_hundred_reports_are_not_taken(cast: Cast) -> None:
    entry, by = entered(cast), actor_of_person(cast.rioni.colleague)
    for _each in range(5):
        report_mistake(by=by, entry=entry, text="Wrong")
    with pytest.raises(Refused):
        report_mistake(by=by, entry=entry, text="Wrong")


def test_an_unnamed_use_tells_neither_name_nor_rating(cast: Cast) -> None:
    entry = entered(cast)
    client_for(cast.rioni.colleague).post(hung(entry, "use"), USED)
    page = client_for(cast.samgori.colleague).get(page_of(entry)).content.decode()
    told = [word in page for word in ("1 member has used this", "Rioni", "of 5", "Came within a day")]
    assert told == [True, False, False, False]


def test_an_unnamed_use_stands_in_no_journal(cast: Cast) -> None:
    entry = entered(cast)
    before = Journalled.objects.count()
    client_for(cast.rioni.colleague).post(hung(entry, "use"), USED)
    assert (Use.objects.count(), Journalled.objects.count() - before) == (1, 0)


def test_ratings_of_three_unnamed_are_told_as_an_average(cast: Cast) -> None:
    entry = entered(cast)
    for member, rating in zip(cast.members, (5, 4, 4), strict=True):
        client_for(member.representative).post(hung(entry, "use"), {**USED, "rating": rating})
    page = client_for(cast.staff).get(page_of(entry)).content.decode()
    assert ("Rated 4.5 of 5 by 3 members" in page, "Rioni" in page) == (True, False)


def test_changing_its_own_rating_tells_a_company_nothing_of_the_others(cast: Cast) -> None:
    entry = entered(cast)
    for member in cast.members[1:]:
        client_for(member.representative).post(hung(entry, "use"), {**USED, "is_named": "on"})
    own, pages = client_for(cast.rioni.representative), []
    for rating in range(1, 6):
        own.post(hung(entry, "use"), {**USED, "rating": rating})
        pages.append(" ".join(own.get(page_of(entry)).content.decode().split()))
    assert ["Rated 4 of 5 by 2 members" in page for page in pages] == [True] * 5


def test_one_of_three_unnamed_does_not_read_the_average_of_the_other_two(cast: Cast) -> None:
    entry = entered(cast)
    for member in cast.members:
        client_for(member.representative).post(hung(entry, "use"), USED)
    readers = (cast.rioni.representative, cast.staff)
    assert ["Rated" in client_for(one).get(page_of(entry)).content.decode() for one in readers] == [
        False,
        True,
    ]


def test_a_named_use_beside_two_unnamed_is_not_averaged_with_them(cast: Cast) -> None:
    entry = entered(cast)
    for member, named in zip(cast.members, ("on", "", ""), strict=True):
        client_for(member.representative).post(hung(entry, "use"), {**USED, "is_named": named})
    page = client_for(cast.staff).get(page_of(entry)).content.decode()
    assert "Rated 4 of 5 by 1 member" in " ".join(page.split())


def test_a_company_says_it_once_and_may_change_or_take_it_back(cast: Cast) -> None:
    entry, client = entered(cast), client_for(cast.rioni.colleague)
    for rating in ("4", "2"):
        client.post(hung(entry, "use"), {**USED, "rating": rating})
    said = Use.objects.get()
    client.post(f"/registers/uses/{said.uid}/take-back/")
    assert (said.rating, Use.objects.count()) == (2, 0)


def test_a_use_to_come_is_explained(cast: Cast) -> None:
    page = client_for(cast.rioni.colleague).post(
        hung(entered(cast), "use"), {**USED, "used_on": "2999-01-01"}
    )
    assert "This day is still to come." in page.content.decode()


def test_only_members_rate_and_not_what_is_their_own(cast: Cast) -> None:
    entry = entered(cast, owner=cast.rioni.organisation)
    people = (cast.rioni.colleague, cast.staff, cast.vendor)
    answers = [client_for(one).get(hung(entry, "use")).status_code for one in people]
    assert answers == [403, 403, 404]


@pytest.mark.parametrize("word", ["favourite", "note", "confirm"])
def test_verbs_refuse_to_be_looked_at(cast: Cast, word: str) -> None:
    assert client_for(cast.staff).get(hung(entered(cast), word)).status_code == 405


@pytest.mark.parametrize("word", ["favourite", "note", "report", "confirm", "history"])
@pytest.mark.parametrize(
    "hidden", [{"audience": "staff"}, {"state": "draft"}, {"state": "withdrawn"}], ids=str
)
def test_nothing_hangs_for_those_who_do_not_see_the_entry(
    cast: Cast, word: str, hidden: dict[str, str]
) -> None:
    address = hung(entered(cast, **hidden), word)
    assert client_for(cast.rioni.colleague).post(address).status_code == 404


def test_a_page_costs_as_much_with_three_notes_as_with_one(cast: Cast) -> None:
    entry, client = entered(cast), client_for(cast.rioni.colleague)
    client.post(hung(entry, "note"), {"text": "First"})
    one = queries_for(client, page_of(entry))
    for text in ("Second", "Third"):
        client.post(hung(entry, "note"), {"text": text})
    assert queries_for(client, page_of(entry)) == one


def test_an_entry_belongs_to_a_day(cast: Cast) -> None:
    assert Entry.objects.get(pk=entered(cast).pk).confirmed == timezone.localdate()
