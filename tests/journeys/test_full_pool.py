"""The pool in full, played by everybody who takes part in it: from a draft to savings and open data.

Staff, board and vendors sit at desks, the four members hold phones; every page they come to is accessible,
fits its window and makes no noise in the console. The acts stand in files of their own.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.acts import agreeing, awarding, joining, opening, papers, preparing, tendering
from tests.journeys.acts.story import begin
from tests.journeys.people import Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ACTS = (
    preparing.prepare,
    preparing.open_it,
    joining.join,
    joining.close,
    tendering.start,
    tendering.bid,
    tendering.ask,
    tendering.amend,
    tendering.come_late,
    opening.open_technical,
    opening.open_prices,
    opening.disqualify,
    opening.ask_for_the_last_word,
    opening.give_it,
    awarding.award,
    awarding.answer,
    awarding.award_anew,
    awarding.object_to_it,
    agreeing.agree,
    agreeing.order,
    agreeing.receive,
    agreeing.look_at_savings,
    papers.read_papers,
    papers.read_open_data,
)


@pytest.mark.parametrize("language", ["en", "ka"])
def test_a_pool_from_its_draft_to_its_savings(
    browser: Browser, live_server: LiveServer, tmp_path: Path, language: str
) -> None:
    story = begin(Stage(browser=browser, server=live_server, language=language), tmp_path)
    for act in ACTS:
        act(story)
    assert story.staff.page.locator("html").get_attribute("lang") == language
