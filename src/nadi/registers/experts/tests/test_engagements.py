"""An engagement goes one way, from whichever stale page somebody presses."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry as JournalEntry
from nadi.registers.entries.models import Use
from nadi.registers.experts import jobs
from nadi.registers.experts.actions.briefs import accept_brief, propose_brief
from nadi.registers.experts.actions.engagements import (
    Rating,
    answer_engagement,
    end_engagement,
    finish_engagement,
    rate_engagement,
)
from nadi.registers.experts.models import Brief, Engagement
from nadi.registers.experts.tests.story import (
    EMAIL,
    agreed,
    brief_facts,
    briefed,
    done,
    itself,
    requested,
    vetted,
)
from nadi.registers.experts.waiting import steps_for
from nadi.web.access import Refused
from nadi.web.models import Mail


def stored() -> Engagement:
    """Return the engagement as it stands."""
    return Engagement.objects.get()


def test_a_request_tells_the_expert_and_the_office_and_nobody_else(cast: Cast) -> None:
    requested(cast, vetted(cast))
    told = Mail.objects.filter(subject__contains="asks for an expert").values_list("to", flat=True)
    assert sorted(told) == sorted([EMAIL, cast.staff.email])


def test_the_same_firm_asks_the_same_expert_once_at_a_time(cast: Cast) -> None:
    expert = vetted(cast)
    requested(cast, expert)
    with pytest.raises(Refused, match="asked this expert already"):
        requested(cast, expert)


def test_a_paused_expert_cannot_be_asked(cast: Cast) -> None:
    expert = vetted(cast)
    type(expert).objects.filter(pk=expert.pk).update(paused_on=timezone.localdate())
    with pytest.raises(Refused, match="cannot be asked"):
        requested(cast, expert)


def test_a_request_is_answered_once(cast: Cast) -> None:
    expert = vetted(cast)
    stale = requested(cast, expert)
    answer_engagement(by=itself(expert), engagement=stale, answer="Gladly")
    with pytest.raises(Refused):
        answer_engagement(by=actor_of_person(cast.staff), engagement=stale, answer="Perhaps")


def test_a_declined_request_stays_declined(cast: Cast) -> None:
    expert = vetted(cast)
    stale = requested(cast, expert)
    end_engagement(by=itself(expert), engagement=stale, because="No time this year.")
    with pytest.raises(Refused, match="declined"):
        answer_engagement(by=itself(expert), engagement=stale, answer="After all")
    assert (stored().state, stored().ended_by) == ("declined", "expert")


def test_ending_needs_a_reason(cast: Cast) -> None:
    expert = vetted(cast)
    with pytest.raises(Refused, match="reason"):
        end_engagement(by=itself(expert), engagement=requested(cast, expert), because="  ")


def test_the_firm_cancels_what_is_agreed_and_the_expert_is_told_why(cast: Cast) -> None:
    engagement = agreed(cast, vetted(cast))
    by = actor_of_person(cast.rioni.representative)
    end_engagement(by=by, engagement=engagement, because="The press was sold.")
    letter = Mail.objects.filter(to=EMAIL).latest("pk")
    assert (stored().state, "The press was sold." in letter.text) == ("cancelled", True)


def test_every_version_of_the_brief_is_kept_and_numbered(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = briefed(cast, expert)
    by = actor_of_person(cast.rioni.colleague)
    propose_brief(by=by, engagement=engagement, seen=1, facts=brief_facts(goal="Cheaper"))
    assert list(Brief.objects.values_list("number", "side", "goal")) == [
        (1, "expert", "Steady register at 300 m/min"),
        (2, "firm", "Cheaper"),
    ]


def test_a_version_written_meanwhile_must_be_read_first(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = briefed(cast, expert)
    firm = actor_of_person(cast.rioni.representative)
    propose_brief(by=itself(expert), engagement=engagement, seen=1, facts=brief_facts(price=9999))
    with pytest.raises(Refused, match="another version"):
        accept_brief(by=firm, engagement=engagement, seen=1)
    with pytest.raises(Refused, match="another version"):
        propose_brief(by=firm, engagement=engagement, seen=1, facts=brief_facts())


def test_acceptance_of_an_older_version_no_longer_counts(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = briefed(cast, expert)
    firm = actor_of_person(cast.rioni.representative)
    propose_brief(by=firm, engagement=engagement, seen=1, facts=brief_facts())
    accept_brief(by=firm, engagement=engagement, seen=2)
    assert stored().state == "briefing"


def test_it_is_agreed_once_both_accept_the_same_version(cast: Cast) -> None:
    assert agreed(cast, vetted(cast)).state == "agreed"


def test_a_side_accepts_once(cast: Cast) -> None:
    expert = vetted(cast)
    with pytest.raises(Refused, match="accepted this version already"):
        accept_brief(by=itself(expert), engagement=briefed(cast, expert), seen=1)


def test_what_is_agreed_takes_no_new_brief(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = agreed(cast, expert)
    with pytest.raises(Refused):
        propose_brief(by=itself(expert), engagement=engagement, seen=1, facts=brief_facts())


def test_work_is_not_done_tomorrow(cast: Cast) -> None:
    engagement = agreed(cast, vetted(cast))
    with pytest.raises(Refused, match="today or before"):
        finish_engagement(
            by=actor_of_person(cast.rioni.colleague),
            engagement=engagement,
            on=timezone.localdate() + timedelta(days=1),
        )


def test_a_rating_carries_its_proof_and_can_be_changed(cast: Cast) -> None:
    engagement = done(cast, vetted(cast))
    by = actor_of_person(cast.rioni.colleague)
    for rating in (2, 4):
        rate_engagement(by=by, engagement=engagement, given=Rating(rating=rating))
    assert list(Use.objects.values_list("proof", "rating")) == [(f"engagement:{engagement.uid}", 4)]


def test_the_journal_holds_no_price_and_no_word_of_the_brief(cast: Cast) -> None:
    done(cast, vetted(cast))
    kept = str(list(JournalEntry.objects.values_list("before", "after")))
    assert [word for word in ("8765.43", "4321.09", "register", EMAIL) if word in kept] == []


def test_no_letter_holds_a_price(cast: Cast) -> None:
    done(cast, vetted(cast))
    letters = " ".join(Mail.objects.values_list("text", flat=True))
    assert [word for word in ("8765.43", "8,765.43", "4,321.09") if word in letters] == []


def test_a_waiting_request_is_reminded_of_once_a_week(cast: Cast) -> None:
    expert = vetted(cast)
    requested(cast, expert)
    Engagement.objects.update(requested=timezone.now() - timedelta(days=4))
    for _time in range(2):
        jobs.remind_of_engagements()
    assert Mail.objects.filter(to=EMAIL, subject__startswith="Reminder").count() == 1


def test_the_firm_is_told_what_waits_for_it(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = briefed(cast, expert)
    firm = actor_of_person(cast.rioni.representative)
    waiting = [len(steps_for(firm))]
    accept_brief(by=firm, engagement=engagement, seen=1)
    waiting.append(len(steps_for(firm)))
    finish_engagement(by=firm, engagement=engagement, on=timezone.localdate())
    waiting.append(len(steps_for(firm)))
    rate_engagement(by=firm, engagement=engagement, given=Rating(rating=5))
    assert [*waiting, len(steps_for(firm))] == [1, 0, 1, 0]


def test_a_letter_says_to_each_why_it_comes(cast: Cast) -> None:
    requested(cast, vetted(cast))
    feet = {one.to: one.text.split("--")[1].splitlines()[1] for one in Mail.objects.all()}
    assert (feet[EMAIL][:44], feet[cast.staff.email][:44]) == (
        "You receive this because your record stands ",
        "You receive this because you act for an orga",
    )


def test_work_is_not_done_before_it_was_asked_for(cast: Cast) -> None:
    engagement = agreed(cast, vetted(cast))
    with pytest.raises(Refused, match="asked for on"):
        finish_engagement(
            by=actor_of_person(cast.rioni.colleague),
            engagement=engagement,
            on=timezone.localdate() - timedelta(days=1),
        )
