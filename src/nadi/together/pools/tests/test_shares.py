"""Members answer for themselves, once and in time; staff go on without those that declined."""

import pytest
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions.shares import accept_share, award_without_decliners, decline_share
from nadi.together.pools.models import Award, Pool, Share
from nadi.together.pools.queries.award import own_share, shares_visible_to
from nadi.together.pools.tests.award_factory import Story, answers, award, evaluate, let_time_pass, make_story
from nadi.together.pools.tests.bid_factory import OFFICE
from nadi.web.access import Refused
from nadi.web.models import Mail

WHY = "We have found another supplier."


@pytest.fixture
def story(cast: Cast) -> Story:
    """Give a pool that is awarded."""
    made = make_story(cast)
    award(made.pool)
    return made


def accept(story: Story, member: str) -> Share:
    """Let a member's representative accept."""
    company = getattr(story.cast, member)
    share = story.share_of(company.organisation)
    return accept_share(by=actor_of_person(company.representative), share=share)


def decline(story: Story, member: str) -> Share:
    """Let a member's representative decline."""
    company = getattr(story.cast, member)
    share = story.share_of(company.organisation)
    return decline_share(by=actor_of_person(company.representative), share=share, note=WHY)


def in_force(story: Story) -> Award:
    """Return the award in force."""
    return Award.objects.get(pool=story.pool, superseded=None)


def test_an_accepted_share_remembers_who_accepted(story: Story) -> None:
    share = accept(story, "rioni")
    assert (share.state, share.decided_by) == (Share.State.ACCEPTED, story.cast.rioni.representative.uid)


def test_accepting_twice_is_one_acceptance(story: Story) -> None:
    first = accept(story, "rioni")
    assert accept(story, "rioni").decided == first.decided
    assert Entry.objects.filter(verb="pools.accept_share").count() == 1


def test_an_acceptance_is_final(story: Story) -> None:
    accept(story, "rioni")
    with pytest.raises(Refused):
        decline(story, "rioni")


def test_a_decline_can_become_an_acceptance_in_time(story: Story) -> None:
    decline(story, "rioni")
    assert accept(story, "rioni").state == Share.State.ACCEPTED


@pytest.mark.parametrize("answer", [accept, decline])
def test_after_the_deadline_nothing_is_answered(story: Story, answer: object) -> None:
    let_time_pass(in_force(story))
    with pytest.raises(Refused):
        answer(story, "rioni")  # type: ignore[operator]  # one of the two above


def test_the_office_hears_when_the_last_has_answered(story: Story) -> None:
    for member in ("rioni", "samgori"):
        accept(story, member)
    assert not Mail.objects.filter(to=story.cast.staff.email, subject__contains="answered").exists()
    decline(story, "kolkheti")
    assert Mail.objects.filter(to=story.cast.staff.email, subject__contains="answered").count() == 1


def test_the_note_of_a_decline_is_not_journalled(story: Story) -> None:
    decline(story, "rioni")
    assert WHY not in str(Entry.objects.get(verb="pools.decline_share").after)


def test_nobody_is_left_out_while_nobody_declined(story: Story) -> None:
    with pytest.raises(Refused):
        award_without_decliners(by=OFFICE, pool=story.pool)


def test_going_on_without_a_decliner_opens_the_bids_again(story: Story) -> None:
    accept(story, "rioni")
    decline(story, "kolkheti")
    left = award_without_decliners(by=OFFICE, pool=story.pool)
    story.pool.refresh_from_db()
    assert story.pool.state == Pool.State.OPENED
    assert [one.organisation for one in left] == [story.cast.kolkheti.organisation]
    assert not Award.objects.filter(pool=story.pool, superseded=None).exists()


def test_who_kept_silent_is_left_out_once_time_is_over(story: Story) -> None:
    accept(story, "rioni")
    let_time_pass(in_force(story))
    left = award_without_decliners(by=OFFICE, pool=story.pool)
    assert len(left) == 2


def test_a_pool_that_everybody_declined_cannot_go_on(story: Story) -> None:
    for member in ("rioni", "samgori", "kolkheti"):
        decline(story, member)
    with pytest.raises(Refused):
        award_without_decliners(by=OFFICE, pool=story.pool)
    assert answers(in_force(story)) == ["declined"] * 3


def test_the_second_award_is_shared_by_those_that_stay(story: Story) -> None:
    decline(story, "kolkheti")
    award_without_decliners(by=OFFICE, pool=story.pool)
    evaluate(story.pool, ("cheapest",))
    made = award(story.pool)
    assert answers(made) == ["offered", "offered"]


def test_a_share_of_a_replaced_award_no_longer_counts(story: Story) -> None:
    old = story.share_of(story.cast.rioni.organisation)
    decline(story, "kolkheti")
    award_without_decliners(by=OFFICE, pool=story.pool)
    with pytest.raises(Refused):
        accept_share(by=actor_of_person(story.cast.rioni.representative), share=old)


def test_a_member_sees_its_own_applied_share_alone(story: Story) -> None:
    actor = actor_of_person(story.cast.rioni.colleague)
    assert list(shares_visible_to(actor)) == [story.share_of(story.cast.rioni.organisation)]


def test_board_vendor_and_stranger_see_no_share(story: Story) -> None:
    for person in (story.cast.vendor, story.cast.partner, story.cast.stranger):
        assert not shares_visible_to(actor_of_person(person)).exists()


def test_the_elected_see_only_the_share_of_their_own_company(story: Story) -> None:
    board = actor_of_person(story.cast.board)
    assert [share.participation.organisation for share in shares_visible_to(board)] == [
        story.cast.kolkheti.organisation
    ]


def test_a_share_belongs_to_its_pool(story: Story) -> None:
    other = make_story(story.cast, title="Another")
    award(other.pool)
    actor = actor_of_person(story.cast.rioni.representative)
    share = own_share(actor, other.pool.uid)
    assert share is not None
    assert share.sharing.award.pool == other.pool
