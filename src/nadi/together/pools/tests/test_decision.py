"""The board decides: who may, what follows, and that nobody learns of an award before."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.journal.models import Entry
from nadi.together.pools.actions import decision as actions
from nadi.together.pools.actions.evaluation import ask_for_evaluation
from nadi.together.pools.actions.shares import accept_share
from nadi.together.pools.evaluation.presets import Numbers
from nadi.together.pools.models import Award, Participation, Pool, Share
from nadi.together.pools.queries.award import own_share
from nadi.together.pools.tests.award_factory import (
    BOARD,
    BOARD_REASON,
    Story,
    award,
    confirm,
    evaluate,
    make_story,
    propose,
)
from nadi.together.pools.tests.bid_factory import OFFICE
from nadi.together.pools.tests.factory import show_totals
from nadi.web.access import Actor, Refused, Role
from nadi.web.models import Mail

VERBS = ("pools.confirm_award", "pools.refuse_award", "pools.withdraw_award")


@pytest.fixture
def proposed(cast: Cast) -> Story:
    """Give a pool whose award is proposed, with a stand-still of ten days."""
    made = make_story(cast, standstill_days=10)
    propose(made.pool)
    made.pool.refresh_from_db()
    return made


def in_force(story: Story) -> Award:
    """Return the award in force."""
    return Award.objects.get(pool=story.pool, superseded=None)


def decide(story: Story, by: Actor = BOARD, **changes: Any) -> Award:
    """Let the board confirm."""
    given = {"seen": in_force(story).uid, "reason": BOARD_REASON, **changes}
    return actions.confirm_award(by=by, pool=story.pool, **given)


def url(story: Story, name: str) -> str:
    """Return a page of the pool."""
    return reverse(name, args=[story.pool.uid])


def test_a_proposal_waits_for_the_board(proposed: Story) -> None:
    assert proposed.pool.state == Pool.State.PROPOSED
    assert in_force(proposed).confirmed is None


def test_members_see_no_share_before_the_board_confirmed(proposed: Story) -> None:
    actor = actor_of_person(proposed.cast.rioni.representative)
    assert own_share(actor, proposed.pool.uid) is None
    decide(proposed)
    assert own_share(actor, proposed.pool.uid) is not None


def test_a_share_cannot_be_accepted_before_the_board_confirmed(proposed: Story) -> None:
    actor = actor_of_person(proposed.cast.rioni.representative)
    with pytest.raises(Refused):
        accept_share(by=actor, share=proposed.share_of(proposed.cast.rioni.organisation))


def test_nobody_but_the_board_is_told_of_a_proposal(proposed: Story) -> None:
    told = {one.to for one in Mail.objects.filter(subject__startswith="An award waits")}
    assert told == {proposed.cast.board.email}
    assert not Mail.objects.filter(subject__startswith="Your share").exists()


def test_confirming_starts_the_standstill_and_asks_members(proposed: Story) -> None:
    made = decide(proposed)
    proposed.pool.refresh_from_db()
    assert proposed.pool.state == Pool.State.AWARDED
    assert made.standstill_until is not None
    assert timedelta(days=9) < made.standstill_until - timezone.now() <= timedelta(days=10)
    assert Mail.objects.filter(subject__startswith="Your share is ready").exists()


def test_every_bidder_gets_its_letter(proposed: Story) -> None:
    decide(proposed)
    letters = [one.subject.split(":")[0] for one in Mail.objects.filter(to__startswith="sales@")]
    wanted = ["The award went to others", "Your bid is awarded"]
    assert sorted(one for one in letters if one in wanted) == wanted


def test_letters_hold_no_price_and_no_member(proposed: Story) -> None:
    decide(proposed)
    letters = "".join(one.text for one in Mail.objects.all())
    names = [member.organisation.name for member in proposed.cast.members]
    assert not [word for word in ("3,960", "3960", "2.40", *names) if word in letters]


def test_who_proposed_does_not_decide(proposed: Story) -> None:
    both = Actor(person=OFFICE.person, roles=frozenset({Role.BOARD, Role.MEMBER}))
    with pytest.raises(Refused, match="another person decides"):
        decide(proposed, by=both)


def test_a_board_member_with_an_interest_abstains(proposed: Story) -> None:
    part = proposed.participation(proposed.cast.kolkheti.organisation)
    Participation.objects.filter(pk=part.pk).update(interest="We own a tenth of Anatolia.")
    with pytest.raises(Refused, match="you abstain"):
        decide(proposed, by=actor_of_person(proposed.cast.board))


def test_an_interest_of_another_company_of_the_same_person_counts(proposed: Story) -> None:
    cast = proposed.cast
    cast.board.affiliations.create(organisation=cast.samgori.organisation, role="colleague")
    part = proposed.participation(cast.samgori.organisation)
    Participation.objects.filter(pk=part.pk).update(interest="Our director's brother sells for Marmara.")
    with pytest.raises(Refused, match="you abstain"):
        decide(proposed, by=actor_of_person(cast.board, cast.kolkheti.organisation))


def test_a_decision_needs_a_reason(proposed: Story) -> None:
    with pytest.raises(Refused, match="reason"):
        decide(proposed, reason="Yes.")


def test_a_decision_on_an_older_proposal_is_refused(proposed: Story) -> None:
    seen = in_force(proposed).uid
    actions.withdraw_award(by=OFFICE, pool=proposed.pool, seen=seen)
    propose(proposed.pool)
    with pytest.raises(Refused, match="made anew"):
        decide(proposed, seen=seen)


def test_two_board_members_at_once_decide_once(proposed: Story) -> None:
    stale = Pool.objects.get(pk=proposed.pool.pk)
    decide(proposed)
    with pytest.raises(Refused, match="no proposed award"):
        actions.refuse_award(by=BOARD, pool=stale, seen=in_force(proposed).uid, reason=BOARD_REASON)


def test_a_refused_award_can_be_proposed_again(proposed: Story) -> None:
    seen = in_force(proposed)
    actions.refuse_award(by=BOARD, pool=proposed.pool, seen=seen.uid, reason="Ask once more, please.")
    proposed.pool.refresh_from_db()
    assert proposed.pool.state == Pool.State.OPENED
    assert confirm(propose(proposed.pool, seen.scenario)).scenario == seen.scenario


def test_a_refusal_reaches_the_office_with_its_reason(proposed: Story) -> None:
    seen = in_force(proposed).uid
    actions.refuse_award(by=BOARD, pool=proposed.pool, seen=seen, reason="Ask once more, please.")
    told = Mail.objects.get(subject__startswith="The board refused")
    assert (told.to, "Ask once more" in told.text) == (proposed.cast.staff.email, True)


def test_nothing_is_computed_while_the_board_decides(proposed: Story) -> None:
    with pytest.raises(Refused):
        ask_for_evaluation(by=OFFICE, pool=proposed.pool, presets=("cheapest",), numbers=Numbers())


def test_the_journal_keeps_the_decision_and_no_price(proposed: Story) -> None:
    decide(proposed)
    entry = Entry.objects.get(verb="pools.confirm_award")
    assert entry.after["reason"] == BOARD_REASON
    assert "3960" not in str(entry.after)


def test_agreements_wait_for_the_standstill(proposed: Story) -> None:
    made = decide(proposed)
    Share.objects.filter(sharing__award=made).update(state=Share.State.ACCEPTED)
    proposed.pool.refresh_from_db()
    assert "stand-still" in str(actions.why_not_agreed_yet(proposed.pool))
    Award.objects.filter(pk=made.pk).update(standstill_until=timezone.now() - timedelta(seconds=1))
    assert actions.why_not_agreed_yet(proposed.pool) is None


def test_agreements_wait_for_the_board(proposed: Story) -> None:
    assert "board" in str(actions.why_not_agreed_yet(proposed.pool))


def test_agreements_wait_for_every_member(cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    story.pool.refresh_from_db()
    assert "Not every member" in str(actions.why_not_agreed_yet(story.pool))


def test_the_board_decides_on_its_page(proposed: Story) -> None:
    board = client_for(proposed.cast.board)
    assert "Confirm the award" in board.get(url(proposed, "pools.decision")).content.decode()
    typed = {"seen": in_force(proposed).uid, "reason": BOARD_REASON}
    board.post(url(proposed, "pools.confirm_award"), typed)
    proposed.pool.refresh_from_db()
    assert proposed.pool.state == Pool.State.AWARDED


def test_a_short_reason_is_explained_and_kept(proposed: Story) -> None:
    typed = {"seen": in_force(proposed).uid, "reason": "So be it"}
    page = client_for(proposed.cast.board).post(url(proposed, "pools.confirm_award"), typed)
    assert (page.status_code, "So be it" in page.content.decode()) == (422, True)


def test_sums_of_few_companies_are_kept_from_the_board_that_decides(proposed: Story) -> None:
    board = client_for(proposed.cast.board)
    hidden = board.get(url(proposed, "pools.decision")).content.decode()
    show_totals(proposed.pool)
    shown = board.get(url(proposed, "pools.decision")).content.decode()
    assert ("3,960" in hidden, "3,960" in shown) == (False, True)


def test_staff_see_who_decides_and_may_withdraw(proposed: Story) -> None:
    staff = client_for(proposed.cast.staff)
    page = staff.get(url(proposed, "pools.decision")).content.decode()
    assert (proposed.cast.board.name in page, "Confirm the award" in page) == (True, False)
    staff.post(url(proposed, "pools.withdraw_award"), {"seen": in_force(proposed).uid})
    proposed.pool.refresh_from_db()
    assert proposed.pool.state == Pool.State.OPENED


@pytest.mark.parametrize("name", ["pools.decision", "pools.objections"])
def test_a_stranger_finds_nothing(proposed: Story, name: str) -> None:
    assert client_for(proposed.cast.stranger).get(url(proposed, name)).status_code == 404


@pytest.mark.parametrize("name", ["pools.decision", "pools.objections"])
def test_a_member_is_refused_with_the_reason(proposed: Story, name: str) -> None:
    page = client_for(proposed.cast.rioni.representative).get(url(proposed, name))
    assert (page.status_code, "This is for: staff" in page.content.decode()) == (403, True)


@pytest.mark.parametrize("name", VERBS)
def test_a_get_on_a_verb_is_refused(proposed: Story, name: str) -> None:
    person = proposed.cast.staff if name == "pools.withdraw_award" else proposed.cast.board
    assert client_for(person).get(url(proposed, name)).status_code == 405


def test_staff_cannot_confirm(proposed: Story) -> None:
    typed = {"seen": in_force(proposed).uid, "reason": BOARD_REASON}
    assert (
        client_for(proposed.cast.staff).post(url(proposed, "pools.confirm_award"), typed).status_code == 403
    )


def test_the_home_step_waits_for_the_board_and_not_for_the_office(proposed: Story) -> None:
    for person, waits in ((proposed.cast.board, True), (proposed.cast.staff, False)):
        page = client_for(person).get(reverse("pools.detail", args=[proposed.pool.uid])).content.decode()
        assert ("Confirm or refuse it" in page) == waits


def test_a_computation_after_a_refusal_is_possible(proposed: Story) -> None:
    seen = in_force(proposed).uid
    actions.refuse_award(by=BOARD, pool=proposed.pool, seen=seen, reason="Look at two vendors, too.")
    assert evaluate(proposed.pool, ("cheapest",)).scenarios.exists()
