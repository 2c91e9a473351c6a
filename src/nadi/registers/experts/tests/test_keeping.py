"""An expert is seen once it agreed and was vetted, and erasing it leaves nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry as JournalEntry
from nadi.registers.entries.models import Change, Entry
from nadi.registers.experts import jobs
from nadi.registers.experts.actions.applying import apply_as_expert
from nadi.registers.experts.actions.keeping import ExpertFacts, keep_expert
from nadi.registers.experts.actions.records import erase_expert, give_consent, pause_expert, resume_expert
from nadi.registers.experts.actions.vetting import interview_expert, refuse_expert, vet_expert
from nadi.registers.experts.models import Engagement, Expert, Terms, Visit
from nadi.registers.experts.queries.experts import visible_to
from nadi.registers.experts.tests.story import EMAIL, announced, entered, itself, requested, vetted
from nadi.web.access import Refused
from nadi.web.ids import fingerprint
from nadi.web.models import Mail, SearchDocument

FORM = ExpertFacts(
    values={"name": "Maia Lomidze", "kind": "adviser"}, terms={"email": "maia@food.example", "language": "ka"}
)


def seen_by_members(cast: Cast) -> list[str]:
    """Return the names a member sees."""
    return [one.name for one in visible_to(actor_of_person(cast.rioni.colleague))]


def test_an_expert_is_not_vetted_before_it_agreed(cast: Cast) -> None:
    expert = interview_expert(by=actor_of_person(cast.staff), expert=entered(cast), note="Spoke")
    with pytest.raises(Refused, match="not agreed"):
        vet_expert(by=actor_of_person(cast.staff), expert=expert, note="")


def test_an_expert_is_not_vetted_before_the_interview(cast: Cast) -> None:
    expert = entered(cast)
    give_consent(by=itself(expert), expert=expert)
    with pytest.raises(Refused, match="Interview"):
        vet_expert(by=actor_of_person(cast.staff), expert=expert, note="")


def test_members_see_only_who_was_vetted(cast: Cast) -> None:
    expert = entered(cast)
    before = seen_by_members(cast)
    give_consent(by=itself(expert), expert=expert)
    interview_expert(by=actor_of_person(cast.staff), expert=expert, note="Spoke")
    between = seen_by_members(cast)
    vet_expert(by=actor_of_person(cast.staff), expert=expert, note="")
    assert (before, between, seen_by_members(cast)) == ([], [], ["Klaus Weber"])


def test_a_refused_expert_is_told_why_and_hidden(cast: Cast) -> None:
    expert = vetted(cast)
    refuse_expert(by=actor_of_person(cast.staff), expert=expert, reason="Three firms complained.")
    letter = Mail.objects.filter(to=EMAIL).latest("pk")
    assert ("Three firms complained." in letter.text, seen_by_members(cast)) == (True, [])


def test_a_stale_page_cannot_vet_twice(cast: Cast) -> None:
    stale = vetted(cast)
    with pytest.raises(Refused):
        interview_expert(by=actor_of_person(cast.staff), expert=stale, note="Again")


def test_a_pause_hides_and_resuming_shows(cast: Cast) -> None:
    expert = vetted(cast)
    pause_expert(by=itself(expert), expert=expert)
    paused = seen_by_members(cast)
    resume_expert(by=itself(expert), expert=expert)
    assert (paused, seen_by_members(cast)) == ([], ["Klaus Weber"])


def test_consent_that_ended_hides_from_members_and_their_search(cast: Cast) -> None:
    expert = vetted(cast)
    Terms.objects.update(expires_on=timezone.localdate())
    jobs.watch_consent()
    document = SearchDocument.objects.get(kind="experts", key=expert.uid)
    assert (seen_by_members(cast), document.readers.split()) == ([], ["staff"])


def test_consent_is_asked_for_anew_once(cast: Cast) -> None:
    vetted(cast)
    Terms.objects.update(expires_on=timezone.localdate() + timedelta(days=20))
    for _day in range(2):
        jobs.watch_consent()
    assert Mail.objects.filter(to=EMAIL, subject="May members go on finding you?").count() == 1


def test_a_record_is_erased_some_time_after_its_consent_ended(cast: Cast) -> None:
    vetted(cast)
    Terms.objects.update(expires_on=timezone.localdate() - timedelta(days=90))
    jobs.watch_consent()
    assert Expert.objects.count() == 0


def test_half_a_year_unconfirmed_marks_and_a_year_hides(cast: Cast) -> None:
    expert = vetted(cast)
    today = timezone.localdate()
    marked, hidden = today + timedelta(days=182), today + timedelta(days=364)
    assert (expert.stale_on, expert.hidden_on) == (marked, hidden)


def test_a_form_is_seen_by_nobody_before_its_address_is_confirmed(cast: Cast) -> None:
    apply_as_expert(facts=FORM)
    found = SearchDocument.objects.filter(kind="experts").count()
    assert (list(visible_to(actor_of_person(cast.staff))), found) == ([], 0)


def test_a_confirmed_form_waits_for_the_office(cast: Cast) -> None:
    apply_as_expert(facts=FORM)
    expert = Expert.objects.get()
    give_consent(by=itself(expert), expert=expert)
    assert [one.vetting for one in visible_to(actor_of_person(cast.staff))] == ["applied"]
    assert Mail.objects.filter(to=cast.staff.email).count() == 1


def test_a_known_address_gets_its_link_and_no_second_record(cast: Cast) -> None:
    for _time in range(2):
        apply_as_expert(facts=FORM)
    assert (Expert.objects.count(), Mail.objects.filter(to="maia@food.example").count()) == (1, 2)


def test_a_form_nobody_confirmed_is_forgotten_after_a_week(cast: Cast) -> None:
    apply_as_expert(facts=FORM)
    Entry.objects.update(created=timezone.now() - timedelta(days=8))
    jobs.forget_unconfirmed()
    assert (Expert.objects.count(), Mail.objects.filter(to="maia@food.example").count()) == (0, 0)


def test_erasing_leaves_no_trace_of_the_person(cast: Cast) -> None:
    expert = vetted(cast)
    keep_expert(
        by=itself(expert), entry=expert, facts=ExpertFacts(values={"summary": "Anew"}), verb="experts.edit"
    )
    erase_expert(by=itself(expert), expert=expert)
    kept = [*JournalEntry.objects.values_list("before", "after"), *Change.objects.values_list("after")]
    left = [word for word in ("Weber", "ვებერი", EMAIL, "Flexo since") if word in str(kept)]
    counts = (Entry.objects.count(), Terms.objects.count(), SearchDocument.objects.count())
    assert (left, counts, Mail.objects.filter(to=EMAIL).count()) == ([], (0, 0, 0), 0)


def test_erasing_ends_what_is_open_and_tells_the_firm(cast: Cast) -> None:
    expert = vetted(cast)
    requested(cast, expert)
    announced(cast, expert)
    erase_expert(by=itself(expert), expert=expert)
    assert Engagement.objects.get().state == "cancelled"
    assert Visit.objects.get().state == "called_off"
    assert Mail.objects.filter(to=cast.rioni.colleague.email, subject__contains="cancelled").count() == 1


def test_an_expert_reads_its_months_and_rate_before_it_confirms(cast: Cast) -> None:
    expert = vetted(cast)
    Expert.objects.filter(pk=expert.pk).update(
        confirm_token=fingerprint("a-token"), confirm_asked=timezone.now()
    )
    page = Client().get("/registers/confirm/a-token/").content.decode()
    assert ("€600.00 – €777.00" in page, "March 2027" in page) == (True, True)
