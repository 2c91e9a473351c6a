"""The pages from the scenarios to the answer: they work, refuse the right people, and explain bad input."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, client_for

from nadi.journal.models import Entry
from nadi.together.pools.models import Award, Share
from nadi.together.pools.tests.award_factory import REASON, Story, award, evaluate, let_time_pass, make_story
from nadi.together.pools.tests.factory import add_demand, make_members, show_totals
from nadi.web.models import Job

STAFF_PAGES = ("pools.award",)
SHARED_PAGES = ("pools.scenarios", "pools.shares")
VERBS = ("pools.evaluate", "pools.award_without_decliners", "pools.accept_share", "pools.decline_share")


@pytest.fixture
def story(cast: Cast) -> Story:
    """Give a pool whose scenarios are computed."""
    made = make_story(cast)
    evaluate(made.pool)
    return made


@pytest.fixture
def awarded(story: Story) -> Story:
    """Give a pool that is awarded."""
    award(story.pool)
    return story


def url(story: Story, name: str) -> str:
    """Return a page of the pool."""
    return reverse(name, args=[story.pool.uid])


def typed(story: Story, **changes: Any) -> dict[str, Any]:
    """Return a filled form of the award."""
    until = timezone.localtime(timezone.now() + timedelta(days=14)).strftime("%Y-%m-%dT%H:%M")
    scenario = story.pool.evaluations.get().scenarios.get(key="cheapest").uid
    given = {"scenario": scenario, "reason": REASON, "method": "equal_profit", "answer_until": until}
    return {**given, **changes}


def member(story: Story) -> Client:
    """Return the browser of Rioni's representative."""
    return client_for(story.cast.rioni.representative)


@pytest.mark.parametrize("name", [*STAFF_PAGES, *SHARED_PAGES])
def test_staff_pages_work(story: Story, name: str) -> None:
    assert client_for(story.cast.staff).get(url(story, name)).status_code == 200


@pytest.mark.parametrize("name", SHARED_PAGES)
def test_the_board_sees_scenarios_and_certificate(awarded: Story, name: str) -> None:
    show_totals(awarded.pool)
    assert client_for(awarded.cast.board).get(url(awarded, name)).status_code == 200


@pytest.mark.parametrize("name", SHARED_PAGES)
def test_the_board_is_told_why_sums_of_few_companies_are_kept_back(awarded: Story, name: str) -> None:
    page = client_for(awarded.cast.board).get(url(awarded, name))
    assert (page.status_code, "Too few companies take part" in page.content.decode()) == (403, True)


@pytest.mark.parametrize("name", [*STAFF_PAGES, *SHARED_PAGES])
def test_a_stranger_finds_nothing(story: Story, name: str) -> None:
    assert client_for(story.cast.stranger).get(url(story, name)).status_code == 404


@pytest.mark.parametrize("name", [*STAFF_PAGES, *SHARED_PAGES])
def test_a_member_is_refused_with_the_reason(story: Story, name: str) -> None:
    page = member(story).get(url(story, name))
    assert page.status_code == 403
    assert "This is for: staff" in page.content.decode()


@pytest.mark.parametrize("name", ["pools.share", "pools.share_receipt"])
def test_a_member_sees_its_share(awarded: Story, name: str) -> None:
    assert client_for(awarded.cast.rioni.colleague).get(url(awarded, name)).status_code == 200


@pytest.mark.parametrize("name", ["pools.share", "pools.share_receipt"])
def test_nobody_else_has_a_share(awarded: Story, name: str) -> None:
    for person in (awarded.cast.stranger, awarded.cast.vendor, awarded.cast.staff):
        assert client_for(person).get(url(awarded, name)).status_code == 404


@pytest.mark.parametrize("name", VERBS)
def test_a_get_on_a_verb_is_refused(awarded: Story, name: str) -> None:
    is_members = name in ("pools.accept_share", "pools.decline_share")
    if name == "pools.evaluate":
        Award.objects.all().delete()
        awarded.pool.state = "opened"
        awarded.pool.save()
    browser = member(awarded) if is_members else client_for(awarded.cast.staff)
    assert browser.get(url(awarded, name)).status_code == 405


def test_scenarios_are_asked_for_from_the_page(story: Story) -> None:
    given = {"presets": ["one_vendor"], "vendors": "3", "share": "50"}
    page = client_for(story.cast.staff).post(url(story, "pools.evaluate"), given)
    job = Job.objects.get(kind="pools.evaluate")
    assert page["Location"] == reverse("jobs.progress", args=[job.uid])
    assert job.arguments == {
        "presets": ["cheapest", "one_vendor"],
        "numbers": {"vendors": "3", "share": "0.5"},
    }


def test_a_share_above_the_whole_is_explained(story: Story) -> None:
    given = {"presets": ["share_cap"], "vendors": "0", "share": "120"}
    page = client_for(story.cast.staff).post(url(story, "pools.evaluate"), given)
    assert page.status_code == 422
    assert "less than or equal to 100" in page.content.decode()
    assert not Job.objects.exists()


def test_an_award_starts_as_a_job(story: Story) -> None:
    page = client_for(story.cast.staff).post(url(story, "pools.award"), typed(story))
    job = Job.objects.get(kind="pools.award")
    assert page["Location"] == reverse("jobs.progress", args=[job.uid])


def test_a_short_reason_is_explained_and_kept(story: Story) -> None:
    page = client_for(story.cast.staff).post(url(story, "pools.award"), typed(story, reason="Because."))
    assert page.status_code == 422
    assert "Because." in page.content.decode()


def test_an_award_without_scenarios_is_refused(cast: Cast) -> None:
    bare = make_story(cast)
    page = client_for(cast.staff).get(url(bare, "pools.award"))
    assert (page.status_code, "Compute the scenarios first" in page.content.decode()) == (409, True)


def test_where_no_scenario_is_possible_there_is_nothing_to_award(story: Story) -> None:
    story.pool.evaluations.get().scenarios.update(total=None)
    page = client_for(story.cast.staff).get(url(story, "pools.award"))
    assert (page.status_code, "None of the scenarios is possible" in page.content.decode()) == (409, True)


def test_the_page_says_by_how_much_line_by_line_misses(story: Story) -> None:
    text = client_for(story.cast.staff).get(url(story, "pools.scenarios")).content.decode()
    assert "would cost" in text
    assert 'value="340.00"' in text


def test_the_figures_of_the_scenarios_are_a_file(story: Story) -> None:
    show_totals(story.pool)
    page = client_for(story.cast.board).get(url(story, "pools.scenarios"), {"format": "csv"})
    first = page.content.decode("utf-8-sig").splitlines()[1].split(",")
    assert first[:5] == ["Cheapest in all", "GEL", "3960.00", "5400.00", "1440.00"]


def test_reading_the_shares_is_on_record(awarded: Story) -> None:
    client_for(awarded.cast.staff).get(url(awarded, "pools.shares"))
    assert Entry.objects.filter(verb="pools.shares", person=awarded.cast.staff.uid).count() == 1


def test_a_representative_accepts_and_a_double_click_harms_nothing(awarded: Story) -> None:
    browser = member(awarded)
    for _click in range(2):
        assert browser.post(url(awarded, "pools.accept_share")).status_code == 302
    assert awarded.share_of(awarded.cast.rioni.organisation).state == Share.State.ACCEPTED


def test_a_colleague_cannot_accept_and_reads_why(awarded: Story) -> None:
    browser = client_for(awarded.cast.rioni.colleague)
    page = browser.post(url(awarded, "pools.accept_share"))
    assert page.status_code == 403
    why = "only a representative of Rioni Cartons can do it"
    assert why in page.content.decode()
    assert why in browser.get(url(awarded, "pools.share")).content.decode()


def test_a_decline_asks_for_its_reason(awarded: Story) -> None:
    page = member(awarded).post(url(awarded, "pools.decline_share"), {"note": ""})
    assert page.status_code == 422
    assert awarded.share_of(awarded.cast.rioni.organisation).state == Share.State.OFFERED


def test_a_decline_reaches_staff_with_its_note(awarded: Story) -> None:
    member(awarded).post(url(awarded, "pools.decline_share"), {"note": "Too dear for us."})
    assert (
        "Too dear for us."
        in client_for(awarded.cast.staff).get(url(awarded, "pools.shares")).content.decode()
    )


def test_after_the_deadline_the_page_says_so(awarded: Story) -> None:
    let_time_pass(Award.objects.get())
    text = member(awarded).get(url(awarded, "pools.share")).content.decode()
    assert "The time to answer has passed" in text
    assert url(awarded, "pools.accept_share") not in text


def test_staff_go_on_without_a_decliner(awarded: Story) -> None:
    member(awarded).post(url(awarded, "pools.decline_share"), {"note": "Too dear for us."})
    page = client_for(awarded.cast.staff).post(url(awarded, "pools.award_without_decliners"))
    assert page["Location"] == url(awarded, "pools.scenarios")
    assert not Award.objects.filter(superseded=None).exists()


@pytest.mark.parametrize("name", [*SHARED_PAGES, "pools.decision"])
def test_pages_ask_as_often_for_six_members_as_for_three(cast: Cast, name: str) -> None:
    counts = []
    for extra in (0, 3):
        story = make_story(cast, title=f"With {extra} more")
        for organisation in make_members([f"Extra {extra}{number}" for number in range(extra)]):
            add_demand(story.boxes, organisation, "10", baseline="1.20")
        evaluate(story.pool)
        award(story.pool)
        browser = client_for(cast.staff)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(url(story, name)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
