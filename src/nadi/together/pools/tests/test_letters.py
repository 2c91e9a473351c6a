"""The letters of the award on a vendor's page."""

from django.test import Client
from tests.cast import Cast

from nadi.companies.models import Organisation
from nadi.together.pools.queries.letters import letters_to
from nadi.together.pools.tests.award_factory import Story, award, make_story
from nadi.together.pools.tests.bid_factory import make_request


def titles(story: Story, vendor: Organisation) -> list[str]:
    request, _token = make_request(story.pool, vendor)
    return [str(letter.title) for letter in letters_to(request)]


def test_no_letter_before_the_award(cast: Cast) -> None:
    assert titles(make_story(cast), cast.vendor_organisation) == []


def test_winner_and_loser_read_their_own_letter(cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    assert titles(story, cast.vendor_organisation) == ["Letter of award"]
    assert titles(story, cast.rival_organisation) == ["Letter about the award"]


def test_page_of_the_link_shows_the_letter_and_where_to_object(cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    _request, token = make_request(story.pool, cast.rival_organisation)
    page = Client().get(f"/pools/rfq/{token}/").content.decode()
    assert ("The purchase is awarded to others." in page, f"/rfq/{token}/object/" in page) == (True, True)
    assert "Anatolia" not in page
