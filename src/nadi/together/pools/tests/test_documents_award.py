"""Minutes and award report on paper: they say what was decided and by whom, and name no member."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.cast import Cast, client_for

from nadi.people.models import Person
from nadi.together.pools.models import Bid, OpeningSignature, Pool
from nadi.together.pools.tests.award_factory import Story, award, make_story, propose
from nadi.together.pools.tests.factory import show_totals


@pytest.fixture
def story(cast: Cast) -> Story:
    story = make_story(cast)
    show_totals(story.pool)
    return story


def paper(person: Person, name: str, *words: Any) -> Any:
    return client_for(person).get(reverse(name, args=words))


def text_of(content: bytes) -> str:
    """Return what a PDF says, with every run of blanks as one."""
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def squeezed(text: str) -> str:
    """Return the text without blanks: a PDF sets them where it likes."""
    return "".join(text.split())


def test_the_report_says_what_was_chosen_and_why(story: Story) -> None:
    made = propose(story.pool)
    text = text_of(paper(story.cast.staff, "pools.award_report", story.pool.uid).content)
    winners = {row.bid.vendor.name for row in made.scenario.rows.select_related("bid__vendor")}
    said = [squeezed(part) in squeezed(text) for part in (made.reason, *sorted(winners))]
    assert said == [True] * (1 + len(winners))


def test_the_report_names_the_board_s_decision(story: Story) -> None:
    made = award(story.pool)
    text = text_of(paper(story.cast.staff, "pools.award_report", story.pool.uid).content)
    assert squeezed(made.board_reason) in squeezed(text)


def test_the_report_says_why_a_bid_was_not_compared(story: Story) -> None:
    propose(story.pool)
    why = "It is unsigned."
    Bid.objects.filter(pool=story.pool).update(state=Bid.State.DISQUALIFIED, disqualified_because=why)
    vendor = Bid.objects.select_related("vendor")[0].vendor.name
    text = text_of(paper(story.cast.staff, "pools.award_report", story.pool.uid).content)
    assert squeezed(f"{vendor}: {why}") in squeezed(text)


def test_no_member_stands_in_the_report(story: Story) -> None:
    award(story.pool)
    text = text_of(paper(story.cast.staff, "pools.award_report", story.pool.uid).content)
    assert [member.organisation.name in text for member in story.cast.members] == [False] * 3


def test_there_is_no_report_before_a_proposal(story: Story) -> None:
    assert paper(story.cast.staff, "pools.award_report", story.pool.uid).status_code == 403


def test_the_board_reads_no_report_where_totals_are_kept_back(story: Story) -> None:
    propose(story.pool)
    story.pool.lines.update(hidden_because="frequency")
    assert paper(story.cast.board, "pools.award_report", story.pool.uid).status_code == 403


@pytest.mark.parametrize("name", ["pools.award_report", "pools.minutes_pdf"])
def test_a_member_finds_no_paper_of_the_office(story: Story, name: str) -> None:
    words = [story.pool.uid, 1] if name == "pools.minutes_pdf" else [story.pool.uid]
    assert paper(story.cast.rioni.representative, name, *words).status_code == 404


def test_the_minutes_list_the_receipts_and_no_price(story: Story) -> None:
    opened = Pool.objects.get(pk=story.pool.pk)
    answer = paper(story.cast.staff, "pools.minutes_pdf", opened.uid, 1)
    text = text_of(answer.content).replace(" ", "")
    receipts = list(opened.bids.values_list("receipt", flat=True))
    assert [receipt in text for receipt in receipts] == [True] * len(receipts)
    assert [price in text for price in ("2.30", "2.40", "1.05")] == [False] * 3


def test_the_minutes_name_who_was_present(story: Story) -> None:
    OpeningSignature.objects.filter(pool=story.pool).delete()
    answer = paper(story.cast.staff, "pools.minutes_pdf", story.pool.uid, 1)
    assert answer.status_code == 200


def test_minutes_of_a_round_that_never_was_are_absent(story: Story) -> None:
    assert paper(story.cast.staff, "pools.minutes_pdf", story.pool.uid, 7).status_code == 404
