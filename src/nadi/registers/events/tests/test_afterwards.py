"""Opinions, effects, verdicts: kept apart from who gave them, shown only where nobody can be told."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Organisation
from nadi.registers.events.actions.afterwards import give_feedback, give_verdict, tell_effect, tell_lesson
from nadi.registers.events.links import token_for
from nadi.registers.events.models import Effect, Event, Feedback, Seat, Verdict
from nadi.registers.events.queries.afterwards import effects_of, results_of, verdict_words
from nadi.registers.events.tests.factory import attended, fair, happened, named, present, taken_by, training
from nadi.web.access import Refused

FIVES = {"content": 5, "useful": 5, "speakers": 5, "arrangements": 5, "recommend": 5}


def companies(count: int, holding: str = "") -> list[Organisation]:
    return [
        Organisation.objects.create(name=f"Firm {holding}{number}", holding=holding)
        for number in range(count)
    ]


def answered_by(cast: Cast, firms: list[Organisation], marks: list[int]) -> Event:
    """Return a training at which one person of each firm was present and answered."""
    event = training(cast, capacity=None)
    for number, firm in enumerate(firms):
        named(cast, taken_by(cast, event, firm), f"P{number} Person")
    happened(event)
    present(cast, event, *event.seats.all())
    seats = event.seats.order_by("position").select_related("event", "registration__organisation")
    for seat, mark in zip(seats, marks, strict=True):
        give_feedback(seat=seat, answers=dict.fromkeys(FIVES, mark))
    return happened(event, 100)


def test_marks_of_four_companies_are_not_shown(cast: Cast) -> None:
    assert results_of(answered_by(cast, companies(4), [5, 4, 4, 3]), with_words=False).marks == ()


def test_marks_of_five_companies_are_shown_as_means(cast: Cast) -> None:
    results = results_of(answered_by(cast, companies(5), [5, 4, 4, 3, 3]), with_words=False)
    assert {mark.mean for mark in results.marks} == {Decimal("3.8")}


def test_companies_of_one_group_count_as_one(cast: Cast) -> None:
    firms = companies(4) + companies(3, holding="Group")
    assert results_of(answered_by(cast, firms[2:], [5, 4, 4, 3, 3]), with_words=False).marks == ()


def test_marks_are_not_shown_while_answers_come_in(cast: Cast) -> None:
    event = happened(answered_by(cast, companies(5), [5, 4, 4, 3, 3]), 21)
    assert results_of(event, with_words=False).marks == ()
    assert len(results_of(event, with_words=True).marks) == 5


def test_feedback_is_not_taken_when_results_are_published(cast: Cast) -> None:
    event, seats = attended(cast)
    happened(event, 22)
    seats[0].event.refresh_from_db()
    with pytest.raises(Refused, match="published"):
        give_feedback(seat=seats[0], answers=FIVES)


def test_feedback_is_given_once(cast: Cast) -> None:
    _event, seats = attended(cast)
    give_feedback(seat=seats[0], answers=FIVES)
    with pytest.raises(Refused, match="answered already"):
        give_feedback(seat=seats[0], answers=FIVES)


def test_feedback_is_not_asked_of_who_was_absent(cast: Cast) -> None:
    _event, seats = attended(cast)
    Seat.objects.filter(pk=seats[0].pk).update(present_at=None)
    with pytest.raises(Refused, match="took part"):
        give_feedback(seat=seats[0], answers=FIVES)


def test_nothing_stored_with_feedback_names_the_company(cast: Cast) -> None:
    _event, seats = attended(cast)
    give_feedback(seat=seats[0], answers={**FIVES, "liked": "The press"})
    stored = " ".join(str(value) for value in Feedback.objects.values().get().values())
    organisation = cast.rioni.organisation
    words = [organisation.uid, organisation.name, seats[0].uid, seats[0].name, seats[0].code]
    assert [word for word in words if word in stored] == []


def test_feedback_comes_by_link(cast: Cast) -> None:
    _event, seats = attended(cast)
    page = reverse("events.feedback", args=[token_for("feedback", seats[0])])
    assert "How was it?" in Client().get(page).content.decode()
    Client().post(page, {**FIVES, "liked": "The press"})
    assert Feedback.objects.get().liked == "The press"
    assert "Thank you" in Client().get(page).content.decode()


def test_a_missing_mark_is_explained_and_words_stay(cast: Cast) -> None:
    _event, seats = attended(cast)
    page = reverse("events.feedback", args=[token_for("feedback", seats[0])])
    text = Client().post(page, {"content": "5", "liked": "Peculiar words"}).content.decode()
    assert ("Peculiar words" in text, Feedback.objects.count()) == (True, 0)


def test_words_are_read_by_the_office_without_names(cast: Cast) -> None:
    event, seats = attended(cast)
    give_feedback(seat=seats[0], answers={**FIVES, "missing": "Peculiar words"})
    page = reverse("events.results", args=[event.uid])
    text = client_for(cast.staff).get(page).content.decode()
    assert ("Peculiar words" in text, "Ana" in text, "Rioni" in text) == (True, False, False)
    assert "Peculiar words" not in client_for(cast.samgori.representative).get(page).content.decode()


def test_a_link_for_one_purpose_opens_no_other(cast: Cast) -> None:
    _event, seats = attended(cast)
    token = token_for("feedback", seats[0])
    pages = ["events.seat", "events.effect", "events.by_link", "events.seat_certificate"]
    assert [Client().get(reverse(name, args=[token])).status_code for name in pages] == [404] * 4


@pytest.mark.parametrize("token", ["x", "x.y", "abcdefghjkmn-1.wrong", "%00", "-1.2"])
def test_a_forged_link_opens_nothing(cast: Cast, token: str) -> None:
    attended(cast)
    for name in ("seat", "feedback", "effect", "by-link", "certificate"):
        assert Client().get(f"/events/{name}/{token}/").status_code == 404


def test_what_changed_comes_by_link_and_can_be_corrected(cast: Cast) -> None:
    _event, seats = attended(cast, days_ago=95)
    page = reverse("events.effect", args=[token_for("effect", seats[0])])
    Client().post(page, {"applied": "partly", "text": "Less waste.", "amount": "1 200,50"})
    Client().post(page, {"applied": "yes", "text": "Less waste.", "amount": ""})
    effect = Effect.objects.get()
    assert (effect.applied, effect.amount) == ("yes", None)


def test_what_was_written_of_the_effect_its_own_company_and_the_office_read(cast: Cast) -> None:
    event, seats = attended(cast, days_ago=95)
    tell_effect(seat=seats[0], answers={"applied": "yes", "text": "Peculiar saving", "amount": None})
    page = reverse("events.results", args=[event.uid])
    people = (cast.rioni.colleague, cast.staff, cast.samgori.representative, cast.board)
    texts = [client_for(one).get(page).content.decode() for one in people]
    assert ["Peculiar saving" in text for text in texts] == [True, True, False, False]


def test_effects_of_few_companies_are_not_shown(cast: Cast) -> None:
    event, seats = attended(cast, days_ago=95)
    for seat in seats:
        tell_effect(seat=seat, answers={"applied": "yes", "amount": Decimal("4711.13")})
    assert effects_of(event, at_once=True).amount is None
    for person in (cast.rioni.representative, cast.staff):
        text = client_for(person).get(reverse("events.results", args=[event.uid])).content.decode()
        assert [word for word in ("4,711", "4711", "14,133") if word in text] == []


def test_effects_of_five_companies_are_summed(cast: Cast) -> None:
    event = answered_by(cast, companies(5), [5, 4, 4, 3, 3])
    for seat in event.seats.select_related("event"):
        tell_effect(seat=seat, answers={"applied": "partly", "amount": Decimal("100.10")})
    assert effects_of(event, at_once=True).amount == Decimal("500.50")
    assert effects_of(event, at_once=False).amount is None
    assert effects_of(happened(event, 181), at_once=False).amount == Decimal("500.50")


@pytest.mark.parametrize(("others", "told"), [("yes", None), ("no", 4)])
def test_nobody_reads_that_all_of_a_few_companies_applied_it(
    cast: Cast, others: str, told: int | None
) -> None:
    event = answered_by(cast, companies(5), [5, 4, 4, 3, 3])
    *first, last = event.seats.select_related("event")
    for seat in first:
        tell_effect(seat=seat, answers={"applied": "yes"})
    tell_effect(seat=last, answers={"applied": others})
    effects = effects_of(event, at_once=True)
    assert (effects.answers, effects.applied) == (5, told)


def judged(cast: Cast, *verdicts: str) -> Event:
    """Return a fair that is over and was judged by as many members."""
    event = happened(fair(cast))
    for member, verdict in zip(cast.members, verdicts, strict=False):
        give_verdict(
            by=actor_of_person(member.representative), event=event, again=verdict, reason="Peculiar reason"
        )
    return event


def test_two_verdicts_say_nothing(cast: Cast) -> None:
    assert verdict_words(actor_of_person(cast.staff), judged(cast, "yes", "no")) is None


@pytest.mark.parametrize(
    ("verdicts", "says"),
    [
        (("yes", "yes", "yes"), "Most"),
        (("yes", "yes", "no"), "Most"),
        (("yes", "no", "perhaps"), "Few"),
        (("no", "no", "no"), "Few"),
    ],
)
def test_three_verdicts_say_how_most_decided(cast: Cast, verdicts: tuple[str, ...], says: str) -> None:
    words = verdict_words(actor_of_person(cast.staff), judged(cast, *verdicts))
    assert str(words).startswith(says)


def test_changing_its_own_verdict_tells_a_company_nothing_of_the_others(cast: Cast) -> None:
    event = judged(cast, "yes", "no", "yes")
    reader = actor_of_person(cast.rioni.representative)
    for firm in companies(1):
        Verdict.objects.create(event=event, organisation=firm, again="no", reason="Peculiar reason")
    said = []
    for again in ("yes", "no"):
        give_verdict(by=reader, event=event, again=again, reason="Peculiar reason")
        said.append(str(verdict_words(reader, event)))
    assert said == ["Few of the members that went would go again."] * 2


def test_one_of_three_does_not_read_what_the_other_two_said(cast: Cast) -> None:
    event = judged(cast, "yes", "yes", "yes")
    assert verdict_words(actor_of_person(cast.rioni.representative), event) is None


def test_the_next_edition_shows_what_was_said_of_the_last(cast: Cast) -> None:
    event = judged(cast, "yes", "yes", "no")
    for firm in companies(1):
        Verdict.objects.create(event=event, organisation=firm, again="yes", reason="Peculiar reason")
    later = fair(cast, name="Pack Days 2")
    Event.objects.filter(pk=later.pk).update(series=event.series)
    page = reverse("events.detail", args=[later.uid])
    text = client_for(cast.samgori.colleague).get(page).content.decode()
    assert ("Most of the members" in text, "Peculiar reason" in text) == (True, False)


def test_the_board_does_not_read_in_the_journal_who_judged(cast: Cast) -> None:
    judged(cast, "yes")
    address = "/journal/?verb=events.judge"
    pages = [client_for(one).get(address).content.decode() for one in (cast.board, cast.staff)]
    assert ["Rioni" in page for page in pages] == [False, True]


def test_a_verdict_is_changed_not_doubled(cast: Cast) -> None:
    event = judged(cast, "yes")
    give_verdict(by=actor_of_person(cast.rioni.colleague), event=event, again="no", reason="On reflection")
    assert list(Verdict.objects.values_list("again", flat=True)) == ["no"]


def test_who_was_not_at_our_training_shares_no_lesson_of_it(cast: Cast) -> None:
    event, seats = attended(cast)
    Seat.objects.filter(pk=seats[0].pk).update(present_at=None)
    with pytest.raises(Refused, match="Nobody of your company"):
        tell_lesson(by=actor_of_person(cast.rioni.representative), event=event, text="x", is_shared=True)
