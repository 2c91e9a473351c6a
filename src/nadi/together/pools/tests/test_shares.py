"""Members answer for themselves, once and in time; staff go on without those that declined."""

from decimal import ROUND_FLOOR, Decimal

import pytest
from django.urls import reverse
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Organisation
from nadi.journal.models import Entry
from nadi.together.pools.actions.shares import accept_share, award_without_decliners, decline_share
from nadi.together.pools.models import Award, Demand, Pool, Share
from nadi.together.pools.queries.award import own_share, shares_visible_to
from nadi.together.pools.sharing.page import MemberRow
from nadi.together.pools.sharing.small_members import small_members
from nadi.together.pools.sharing.walk_away import above_walk_away
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


def anew(story: Story) -> Award:
    """Go on without Kolkheti, and award again."""
    decline(story, "kolkheti")
    award_without_decliners(by=OFFICE, pool=story.pool)
    evaluate(story.pool, ("cheapest",))
    return award(story.pool)


def test_an_acceptance_covers_a_share_up_to_the_bound(story: Story) -> None:
    Pool.objects.filter(pk=story.pool.pk).update(worsening_bound=Decimal("0.05"))
    share = accept(story, "rioni")
    assert share.accepted_up_to == (share.amount * Decimal("1.05")).quantize(Decimal("0.01"), ROUND_FLOOR)


def test_who_accepted_stays_accepted_within_its_bound(story: Story) -> None:
    Pool.objects.filter(pk=story.pool.pk).update(worsening_bound=Decimal("1"))
    first = accept(story, "rioni")
    anew(story)
    share = story.share_of(story.cast.rioni.organisation)
    assert (share.state, share.accepted_up_to) == (Share.State.ACCEPTED, first.accepted_up_to)
    assert share.decided_by == first.decided_by


def test_who_would_pay_more_than_its_bound_is_asked_again(story: Story) -> None:
    first = accept(story, "rioni")
    made = anew(story)
    share = story.share_of(story.cast.rioni.organisation)
    assert share.amount > first.amount
    assert answers(made) == ["offered", "offered"]


def test_the_bound_does_not_creep_up_from_award_to_award(story: Story) -> None:
    Pool.objects.filter(pk=story.pool.pk).update(worsening_bound=Decimal("1"))
    first = accept(story, "rioni")
    anew(story)
    award_without_decliners_again(story)
    share = story.share_of(story.cast.rioni.organisation)
    assert share.accepted_up_to == first.accepted_up_to


def award_without_decliners_again(story: Story) -> None:
    """Let Samgori decline, too, and award once more."""
    decline(story, "samgori")
    award_without_decliners(by=OFFICE, pool=story.pool)
    evaluate(story.pool, ("cheapest",))
    award(story.pool)


def test_who_is_kept_is_told_that_nothing_is_to_be_done(story: Story) -> None:
    Pool.objects.filter(pk=story.pool.pk).update(worsening_bound=Decimal("1"))
    accept(story, "rioni")
    Mail.objects.all().delete()
    anew(story)
    told = {one.to for one in Mail.objects.filter(subject__startswith="Your acceptance stands")}
    rioni = story.cast.rioni
    assert told == {rioni.representative.email, rioni.colleague.email}


def test_a_price_above_the_highest_one_is_flagged_to_its_member_and_the_office(story: Story) -> None:
    part = story.participation(story.cast.rioni.organisation)
    Demand.objects.filter(participation=part, line=story.film).update(walk_away=Decimal("1.50"))
    page = reverse("pools.share", args=[story.pool.uid])
    office = reverse("pools.shares", args=[story.pool.uid])
    words = "Above the highest price"
    assert words in client_for(story.cast.rioni.representative).get(page).content.decode()
    assert words in client_for(story.cast.staff).get(office).content.decode()
    assert words not in client_for(story.cast.samgori.representative).get(page).content.decode()


def test_a_price_within_the_highest_one_is_not_flagged(story: Story) -> None:
    part = story.participation(story.cast.rioni.organisation)
    Demand.objects.filter(participation=part, line=story.film).update(walk_away=Decimal("9.00"))
    page = reverse("pools.share", args=[story.pool.uid])
    assert "Above the highest" not in client_for(story.cast.rioni.representative).get(page).content.decode()


def test_under_an_equal_price_the_unit_cost_is_the_price_for_all(cast: Cast) -> None:
    made = make_story(cast, method="equal_price")
    award(made.pool)
    part = made.participation(cast.rioni.organisation)
    Demand.objects.filter(participation=part, line=made.film).update(walk_away=Decimal("1.50"))
    share = made.share_of(cast.rioni.organisation)
    (above,) = above_walk_away([share])[share.pk]
    assert (above.unit_cost, above.highest) == (Decimal("2.1600"), Decimal("1.500000"))


def row(name: str, alone: str, amount: str) -> MemberRow:
    """Return a member's row under an equal price."""
    return MemberRow(
        company=Organisation(name=name),
        alone=Decimal(alone),
        answer="",
        state="offered",
        amounts={"equal_price": Decimal(amount)},
    )


def test_small_members_that_hardly_save_are_named() -> None:
    rows = [row("Large", "1000", "800"), row("Small", "40", "39"), row("Tiny", "20", "16")]
    found = small_members("equal_price", "Equal price", rows)
    assert found is not None
    assert (found.small, found.least, found.behind) == (2, Decimal("0.025"), ("Small",))


def test_where_nobody_is_small_nothing_is_said() -> None:
    assert small_members("equal_price", "Equal price", [row("One", "10", "9"), row("Two", "10", "9")]) is None


def test_another_rule_than_the_announced_one_is_refused_while_that_one_is_fair(cast: Cast) -> None:
    made = make_story(cast)
    with pytest.raises(Refused, match="fixed before the bids were opened"):
        award(made.pool, method="equal_price")
