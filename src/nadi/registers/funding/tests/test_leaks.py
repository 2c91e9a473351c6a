"""What one firm told, asked and got stays with it: no page, file, search, letter or calendar of another."""

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry as Journal
from nadi.registers.entries.models import Change
from nadi.registers.funding.actions.office import publish_lesson, tell_firms
from nadi.registers.funding.models import Programme
from nadi.registers.funding.queries.outcomes import outcomes_for
from nadi.registers.funding.tests.story import (
    PECULIAR,
    begun,
    granted,
    programme,
    qualifies,
    refused,
    submitted,
)
from nadi.web.models import Mail, SearchDocument

SPELLINGS = (PECULIAR, "734,191", "734 191", "734\xa0191", "734.191")
PAGES = (
    "/funding/",
    "/funding/?export=csv",
    "/funding/what-can-we-get/",
    "/funding/calendar/",
    "/funding/rates/",
    "/funding/applications/",
    "/funding/calendar.ics",
    "/journal/",
)


def leaks(text: str, cast: Cast) -> list[str]:
    """Return which of Rioni's secrets stand in a text: figures, and its name beside an outcome."""
    return [word for word in SPELLINGS if word in text]


@pytest.fixture
def told(cast: Cast) -> Programme:
    """Rioni told its figures, and was granted money and refused some."""
    found = programme(cast, audience="public", closes=timezone.localdate().replace(year=2099))
    qualifies(cast.rioni)
    granted(cast.rioni, found)
    refused(cast.rioni, programme(cast, name="Another", audience="public"))
    submitted(cast.rioni, programme(cast, name="A third", audience="public"))
    return found


@pytest.mark.parametrize("who", ["samgori", "board", "vendor", "partner"])
@pytest.mark.parametrize("address", PAGES)
def test_no_figure_of_a_firm_stands_on_a_page_of_another(
    cast: Cast, told: Programme, who: str, address: str
) -> None:
    person = cast.samgori.representative if who == "samgori" else getattr(cast, who)
    answer = client_for(person).get(address)
    assert leaks(answer.content.decode(), cast) == []


@pytest.mark.parametrize("who", ["samgori", "board", "vendor"])
def test_a_programme_shows_others_neither_figures_nor_who_applied(
    cast: Cast, told: Programme, who: str
) -> None:
    person = cast.samgori.representative if who == "samgori" else getattr(cast, who)
    text = client_for(person).get(f"/funding/{told.uid}/").content.decode()
    assert (leaks(text, cast), "Rioni" in text) == ([], False)


def test_the_figure_is_there_for_the_firm_itself(cast: Cast, told: Programme) -> None:
    text = client_for(cast.rioni.colleague).get("/funding/applications/").content.decode()
    assert leaks(text, cast) != []


@pytest.mark.parametrize(
    "verb", ["", "prepare/", "submit/", "granted/", "refused/", "received/", "papers/new/"]
)
def test_an_application_of_another_firm_is_not_there(cast: Cast, verb: str) -> None:
    application = begun(cast.rioni, programme(cast))
    address = f"/funding/applications/{application.uid}/{verb}"
    statuses = [client_for(one).get(address).status_code for one in (cast.samgori.representative, cast.board)]
    assert statuses == [404, 404]


@pytest.mark.parametrize("verb", ["", "file/"])
def test_a_paper_of_another_firm_is_not_there(cast: Cast, verb: str) -> None:
    paper = begun(cast.rioni, programme(cast)).papers.order_by("pk")[0]
    address = f"/funding/papers/{paper.uid}/{verb}"
    assert client_for(cast.samgori.representative).get(address).status_code == 404


def test_staff_see_that_a_paper_is_ready_and_do_not_read_it(cast: Cast) -> None:
    paper = begun(cast.rioni, programme(cast)).papers.order_by("pk")[0]
    assert client_for(cast.staff).get(f"/funding/papers/{paper.uid}/file/").status_code == 403


def test_that_the_office_read_an_application_is_journalled(cast: Cast) -> None:
    application = begun(cast.rioni, programme(cast))
    client_for(cast.staff).get(f"/funding/applications/{application.uid}/")
    subject = f"application:{application.uid}"
    assert Journal.objects.filter(verb="funding.read_application", subject=subject).count() == 1


def test_the_search_the_history_and_the_journal_hold_no_figure(cast: Cast, told: Programme) -> None:
    kept = [
        *(f"{one.title}{one.text}" for one in SearchDocument.objects.all()),
        *(f"{one.before}{one.after}" for one in Change.objects.all()),
        *(f"{one.before}{one.after}{one.subject}" for one in Journal.objects.all()),
    ]
    assert [leaks(text, cast) for text in kept if leaks(text, cast)] == []


def test_the_board_reads_in_the_journal_no_programme_beside_a_firm(cast: Cast, told: Programme) -> None:
    text = client_for(cast.board).get("/journal/?verb=funding.submit").content.decode()
    assert "an application for funding" in text


def test_a_letter_to_those_who_qualify_speaks_of_nobody_else(cast: Cast, told: Programme) -> None:
    answers = frozenset({"yes", "unknown"})
    tell_firms(by=actor_of_person(cast.staff), programme=told, answers=answers, note="")
    letters = {mail.to: f"{mail.subject}{mail.text}{mail.html}" for mail in Mail.objects.all()}
    samgori = letters[cast.samgori.representative.email]
    assert ("Rioni" in samgori, leaks("".join(letters.values()), cast)) == (False, [])


def test_a_letter_goes_to_those_chosen_alone(cast: Cast, told: Programme) -> None:
    count = tell_firms(
        by=actor_of_person(cast.staff), programme=told, answers=frozenset({"yes"}), note="Call us"
    )
    addresses = set(Mail.objects.values_list("to", flat=True))
    people = {cast.rioni.representative.email, cast.rioni.colleague.email}
    assert (count, addresses) == (1, people)


@pytest.mark.parametrize("firms", [1, 2, 3])
def test_outcomes_are_told_from_three_firms_on(cast: Cast, firms: int) -> None:
    found = programme(cast)
    for member in cast.members[:firms]:
        refused(member, found)
    outcomes = outcomes_for(actor_of_person(cast.samgori.representative), found)
    assert [one.count for one in outcomes.learned] == ([3] if firms == 3 else [])


def test_firms_of_one_group_count_as_one(cast: Cast) -> None:
    found = programme(cast)
    for member in cast.members:
        member.organisation.holding = "One Holding"
        member.organisation.save()
        granted(member, found)
    assert outcomes_for(actor_of_person(cast.samgori.representative), found).granted is None


def test_a_lesson_that_staff_publish_is_read_at_once(cast: Cast) -> None:
    found = programme(cast)
    publish_lesson(
        by=actor_of_person(cast.staff),
        programme=found,
        reason="age",
        text="Three years at least.",
        text_local="",
    )
    member, office = (
        client_for(person).get(f"/funding/{found.uid}/").content.decode()
        for person in (cast.samgori.representative, cast.staff)
    )
    assert (member.count("Three years at least."), office.count("Three years at least.")) == (1, 1)
    assert ("Take back" in member, "Take back" in office) == (False, True)


def test_outsiders_learn_nothing_of_outcomes(cast: Cast) -> None:
    found = programme(cast, audience="public")
    for member in cast.members:
        granted(member, found)
    assert not outcomes_for(actor_of_person(cast.vendor), found)


def test_the_public_feed_holds_public_programmes_alone(cast: Cast) -> None:
    day = timezone.localdate().replace(year=2099)
    programme(cast, name="For all", audience="public", closes=day)
    programme(cast, name="For us", closes=day)
    feed = client_for(cast.vendor).get("/funding/calendar.ics").content.decode()
    assert ("SUMMARY:For all" in feed, "For us" in feed) == (True, False)


def test_who_qualifies_is_journalled_when_read(cast: Cast, told: Programme) -> None:
    text = client_for(cast.staff).get(f"/funding/{told.uid}/firms/").content.decode()
    read = Journal.objects.filter(verb="funding.firms", subject=f"entry:{told.uid}").count()
    assert ("Rioni" in text, read) == (True, 1)
