"""An application's way: guards, two people at once, papers, money exact to the cent."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.engine.eligibility import Money
from nadi.registers.funding.actions import applications as acts
from nadi.registers.funding.actions.papers import add_paper
from nadi.registers.funding.actions.programmes import roll_deadlines
from nadi.registers.funding.jobs import remind_of_deadlines
from nadi.registers.funding.models import Application, Payment, Programme
from nadi.registers.funding.queries.applications import raised
from nadi.registers.funding.queries.fitting import received_by
from nadi.registers.funding.tests.story import begun, granted, programme, refused, submitted
from nadi.registers.funding.waiting import deadlines_for, steps_for
from nadi.web.access import Refused
from nadi.web.models import Mail, StoredFile

State = Application.State


def today() -> str:
    return timezone.localdate().isoformat()


def post(client: Client, application: Application, verb: str, **typed: Any) -> str:
    answer = client.post(f"/funding/applications/{application.uid}/{verb}/", typed, follow=True)
    return answer.content.decode()


def test_a_whole_application_through_the_pages(cast: Cast) -> None:
    found = programme(cast)
    client = client_for(cast.rioni.representative)
    client.post(f"/funding/{found.uid}/apply/")
    application = Application.objects.get()
    post(client, application, "prepare", purpose="A machine", asked="25 000")
    post(client, application, "submit", amount="24 000,50", on=today())
    post(client, application, "granted", amount="20000", on=today())
    post(client, application, "received", amount="12345.67", on=today())
    application.refresh_from_db()
    arrived = application.payments.get().amount
    assert (application.state, application.asked, application.granted, arrived) == (
        State.PAID,
        Decimal("24000.50"),
        Decimal("20000"),
        Decimal("12345.67"),
    )


def test_the_checklist_is_made_of_the_papers_asked(cast: Cast) -> None:
    application = begun(cast.rioni, programme(cast, papers_local="ბიზნესგეგმა"))
    rows = application.papers.order_by("position").values_list("name", "name_local")
    assert list(rows) == [("Business plan", "ბიზნესგეგმა"), ("Extract from the register", "")]


def test_a_second_open_application_is_refused(cast: Cast) -> None:
    found = programme(cast)
    begun(cast.rioni, found)
    with pytest.raises(Refused, match="open application to this programme already"):
        begun(cast.rioni, found)


def test_after_a_refusal_one_may_begin_anew(cast: Cast) -> None:
    found = programme(cast)
    refused(cast.rioni, found)
    assert begun(cast.rioni, found).state == State.INTERESTED


@pytest.mark.parametrize("values", [{"status": "complete"}, {"closes": "past"}, {"recipients": "AM"}])
def test_nobody_applies_where_nobody_can(cast: Cast, values: dict[str, Any]) -> None:
    if values.get("closes"):
        values = {"closes": timezone.localdate() - timedelta(days=1)}
    with pytest.raises(Refused, match="Nobody can apply"):
        begun(cast.rioni, programme(cast, **values))


def test_one_may_prepare_for_what_is_announced(cast: Cast) -> None:
    assert begun(cast.rioni, programme(cast, status="planned")).state == State.INTERESTED


def test_a_colleague_prepares_and_does_not_submit(cast: Cast) -> None:
    application = begun(cast.rioni, programme(cast))
    client = client_for(cast.rioni.colleague)
    address = f"/funding/applications/{application.uid}"
    assert [client.get(f"{address}/{verb}/").status_code for verb in ("prepare", "submit")] == [200, 403]


@pytest.mark.parametrize(
    ("verb", "typed"),
    [
        ("submit_application", {"asked": Decimal(1), "on": timezone.localdate()}),
        ("withdraw_application", {}),
        ("prepare_application", {"plan": acts.Plan()}),
    ],
)
def test_of_two_people_at_once_the_second_is_told(cast: Cast, verb: str, typed: dict[str, Any]) -> None:
    application = begun(cast.rioni, programme(cast))
    by = actor_of_person(cast.rioni.representative)
    stale = Application.objects.get(pk=application.pk)
    acts.withdraw_application(by=by, application=application)
    with pytest.raises(Refused, match="was withdrawn"):
        getattr(acts, verb)(by=by, application=stale, **typed)


def test_an_outcome_is_noted_once(cast: Cast) -> None:
    application = submitted(cast.rioni, programme(cast))
    stale = Application.objects.get(pk=application.pk)
    by = actor_of_person(cast.staff)
    acts.grant_application(by=by, application=application, granted=Decimal(5), on=timezone.localdate())
    with pytest.raises(Refused, match="granted already"):
        acts.refuse_application(by=by, application=stale, reason="age", text="", on=timezone.localdate())


def test_money_is_never_more_than_was_granted(cast: Cast) -> None:
    application = granted(cast.rioni, programme(cast), "100.00")
    by = actor_of_person(cast.rioni.representative)
    acts.receive_payment(by=by, application=application, amount=Decimal("60.00"), on=timezone.localdate())
    with pytest.raises(Refused, match="more than was granted"):
        acts.receive_payment(by=by, application=application, amount=Decimal("40.01"), on=timezone.localdate())


def test_a_payment_taken_off_leads_back_to_granted(cast: Cast) -> None:
    application = granted(cast.rioni, programme(cast), "100.00")
    by = actor_of_person(cast.rioni.representative)
    payment = acts.receive_payment(
        by=by, application=application, amount=Decimal(60), on=timezone.localdate()
    )
    assert acts.take_back_payment(by=by, payment=payment).state == State.GRANTED


@pytest.mark.parametrize("days", [-1, 1])
def test_a_decision_lies_between_the_submission_and_today(cast: Cast, days: int) -> None:
    application = submitted(cast.rioni, programme(cast))
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(Refused, match="That day"):
        acts.grant_application(
            by=actor_of_person(cast.staff), application=application, granted=Decimal(5), on=day
        )


def test_a_paper_is_uploaded_and_replaced(cast: Cast) -> None:
    application = begun(cast.rioni, programme(cast))
    client, paper = client_for(cast.rioni.colleague), application.papers.order_by("position")[0]
    for content in (b"first", b"second"):
        upload = SimpleUploadedFile("plan.pdf", content, content_type="application/pdf")
        client.post(f"/funding/papers/{paper.uid}/", {"file": upload})
    paper.refresh_from_db()
    got = b"".join(client.get(f"/funding/papers/{paper.uid}/file/").streaming_content)  # type: ignore[attr-defined]  # a file's answer
    assert (got, paper.is_ready, StoredFile.objects.count()) == (b"second", True, 1)


def test_a_paper_without_a_file_is_not_there(cast: Cast) -> None:
    paper = begun(cast.rioni, programme(cast)).papers.order_by("position")[0]
    client = client_for(cast.rioni.colleague)
    assert client.get(f"/funding/papers/{paper.uid}/file/").status_code == 404


def test_the_checklist_is_closed_with_the_application(cast: Cast) -> None:
    application = granted(cast.rioni, programme(cast))
    with pytest.raises(Refused, match="granted already"):
        add_paper(by=actor_of_person(cast.rioni.representative), application=application, name="Late")


@pytest.mark.parametrize("verb", ["submit", "granted", "refused", "received", "prepare"])
def test_the_form_of_a_step_explains_bad_input(cast: Cast, verb: str) -> None:
    application = submitted(cast.rioni, programme(cast))
    typed = {"amount": "much", "asked": "much", "on": "yesterday", "reason": "spite"}
    address = f"/funding/applications/{application.uid}/{verb}/"
    answer = client_for(cast.rioni.representative).post(address, typed)
    assert (
        answer.status_code,
        "Enter a " in answer.content.decode() or "Select" in answer.content.decode(),
    ) == (
        200,
        True,
    )


@pytest.mark.parametrize("verb", ["withdraw"])
def test_a_verb_of_an_application_is_not_read(cast: Cast, verb: str) -> None:
    application = begun(cast.rioni, programme(cast))
    address = f"/funding/applications/{application.uid}/{verb}/"
    assert client_for(cast.rioni.representative).get(address).status_code == 405


def test_totals_are_by_year_and_currency_and_exact(cast: Cast) -> None:
    first = granted(cast.rioni, programme(cast), "100.10")
    granted(cast.samgori, programme(cast, name="In dollars", currency="USD"), "7.00")
    by = actor_of_person(cast.rioni.representative)
    acts.receive_payment(by=by, application=first, amount=Decimal("0.10"), on=timezone.localdate())
    found = {one.currency: (one.granted, one.received) for one in raised(Application.objects.all())}
    assert found == {
        "GEL": (Decimal("100.10"), Decimal("0.10")),
        "USD": (Decimal("7.00"), Decimal(0)),
    }


def test_what_was_granted_counts_towards_the_cap_of_one_beneficiary(cast: Cast) -> None:
    found = programme(cast)
    granted(cast.rioni, found, "12000")
    key = (cast.rioni.organisation.pk, found.pk)
    assert received_by([key[0]], [key[1]])[key] == [Money(amount=Decimal(12000), currency="GEL")]


def soon(cast: Cast, days: int = 5) -> Programme:
    return programme(cast, closes=timezone.localdate() + timedelta(days=days))


def days_pass(days: int) -> None:
    """Move the deadlines nearer, and the days on which applications began further back."""
    gone = timedelta(days=days)
    for one in Programme.objects.all():
        moved = one.deadline and one.deadline - gone
        Programme.objects.filter(pk=one.pk).update(deadline=moved)
    for row in Application.objects.all():
        told = row.reminded_of and row.reminded_of - gone
        Application.objects.filter(pk=row.pk).update(began=row.began - gone, reminded_of=told)


def test_a_firm_is_reminded_a_month_a_fortnight_and_three_days_before(cast: Cast) -> None:
    begun(cast.rioni, soon(cast, days=40))
    told = []
    for left in range(40, -2, -1):
        before = Mail.objects.count()
        remind_of_deadlines()
        remind_of_deadlines()
        if Mail.objects.count() > before:
            told.append((left, Mail.objects.count() - before))
        days_pass(1)
    assert told == [(30, 2), (14, 2), (3, 2)]


def test_who_began_within_the_last_days_is_reminded_by_the_next_mail_alone(cast: Cast) -> None:
    begun(cast.rioni, soon(cast, days=10))
    remind_of_deadlines()
    assert Mail.objects.count() == 0


def test_a_mail_that_was_missed_is_not_made_up_for_twice(cast: Cast) -> None:
    begun(cast.rioni, soon(cast, days=40))
    days_pass(38)
    remind_of_deadlines()
    remind_of_deadlines()
    assert Mail.objects.count() == 2


def test_a_deadline_that_moves_is_reminded_of_anew(cast: Cast) -> None:
    begun(cast.rioni, soon(cast, days=40))
    days_pass(26)
    remind_of_deadlines()
    Programme.objects.update(deadline=timezone.localdate() + timedelta(days=13))
    remind_of_deadlines()
    assert Mail.objects.count() == 4


@pytest.mark.parametrize("ended", ["submitted", "withdrawn", "suspended", "superseded"])
def test_nobody_is_reminded_of_what_is_no_longer_to_be_submitted(cast: Cast, ended: str) -> None:
    found = soon(cast, days=20)
    application = begun(cast.rioni, found)
    days_pass(6)
    if ended in ("submitted", "withdrawn"):
        Application.objects.filter(pk=application.pk).update(state=ended)
    elif ended == "suspended":
        Programme.objects.filter(pk=found.pk).update(status="suspended")
    else:
        Programme.objects.filter(pk=found.pk).update(superseded_by=programme(cast, name="The next one"))
    remind_of_deadlines()
    assert Mail.objects.count() == 0


def test_what_is_not_submitted_waits_until_its_deadline(cast: Cast) -> None:
    begun(cast.rioni, soon(cast))
    steps = {
        who: len(steps_for(actor_of_person(person)))
        for who, person in [("own", cast.rioni.colleague), ("other", cast.samgori.colleague)]
    }
    assert steps == {"own": 1, "other": 0}


def test_the_personal_feed_tells_of_ones_own_applications(cast: Cast) -> None:
    found = soon(cast)
    begun(cast.rioni, found)
    own = [event.at for event in deadlines_for(actor_of_person(cast.rioni.colleague))]
    others = [event.at for event in deadlines_for(actor_of_person(cast.samgori.colleague))]
    assert (own, others) == ([found.deadline], [])


def test_a_deadline_that_passed_moves_on(cast: Cast) -> None:
    found = soon(cast)
    Programme.objects.filter(pk=found.pk).update(
        closes=timezone.localdate() - timedelta(days=1), deadline=timezone.localdate() - timedelta(days=1)
    )
    roll_deadlines()
    found.refresh_from_db()
    assert (found.deadline, found.confirmed) == (None, timezone.localdate())


@pytest.mark.parametrize("page", ["applications", "pipeline"])
def test_as_many_queries_for_three_applications_as_for_one(cast: Cast, page: str) -> None:
    client = client_for(cast.staff if page == "pipeline" else cast.rioni.colleague)
    granted(cast.rioni, programme(cast))
    one = queries_for(client, f"/funding/{page}/")
    for number in range(2):
        granted(cast.rioni, programme(cast, name=f"Another {number}"))
    assert queries_for(client, f"/funding/{page}/") == one


def test_nothing_is_paid_twice_by_the_same_press(cast: Cast) -> None:
    application = granted(cast.rioni, programme(cast), "100.00")
    client = client_for(cast.rioni.representative)
    typed = {"amount": "60.00", "on": today(), "once": "a-token"}
    post(client, application, "received", **typed)
    post(client, application, "received", **typed)
    assert Payment.objects.count() == 1
