"""Orders after the order: parts that arrive, ends, invoices, disputes, ratings."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Sum
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation
from nadi.together.agreements.actions.call_offs import reject_call_off
from nadi.together.agreements.actions.deliveries import Arrival, deliver_call_off, finish_call_off
from nadi.together.agreements.actions.disputes import answer_dispute, close_dispute, open_dispute
from nadi.together.agreements.actions.invoices import Invoice, note_invoice
from nadi.together.agreements.actions.ratings import Marks, rate_vendor
from nadi.together.agreements.models import CallOff, Dispute, Rating, Saving
from nadi.together.agreements.queries.agreements import remaining_of
from nadi.together.agreements.queries.deliveries import amount_delivered, outstanding_of
from nadi.together.agreements.queries.ratings import rating_shown_to
from nadi.together.agreements.tests.factory import (
    addendum_of,
    agreed,
    agreement_of,
    confirmed_order,
    delivered_order,
    order_of,
)
from nadi.together.pools.tests.factory import make_members
from nadi.web.access import Refused
from nadi.web.models import Mail, StoredFile

GOOD = Marks(quality=5, punctuality=4, service=3)


def arrives(cast: Cast, order: CallOff, *quantities: str, **more: object) -> CallOff:
    lines = order.lines.order_by("pk").values_list("pk", flat=True)
    arrived = {line: Decimal(quantity) for line, quantity in zip(lines, quantities, strict=False)}
    arrival = Arrival(quantities=arrived, **more)  # type: ignore[arg-type]
    return deliver_call_off(by=actor_of_person(cast.rioni.colleague), order=order, arrival=arrival)


def left(cast: Cast) -> list[Decimal]:
    return [one.remaining for one in remaining_of(addendum_of(cast.rioni.organisation)).values()]


def test_part_that_arrived_leaves_the_rest_to_come(cast: Cast) -> None:
    agreed(cast)
    order = arrives(cast, confirmed_order(cast), "200")
    assert order.state == CallOff.State.PARTLY
    assert list(outstanding_of(order).values()) == [Decimal(300), Decimal(250)]


def test_parts_realise_the_saving_of_what_arrived(cast: Cast) -> None:
    agreed(cast)
    order = arrives(cast, confirmed_order(cast), "200")
    realised = Saving.objects.filter(stage=Saving.Stage.REALISED)
    # 200 boxes at 1.20 before.
    assert realised.aggregate(Sum("before"))["before__sum"] == Decimal("240.00")
    order = arrives(cast, order, "300", "250")
    assert order.state == CallOff.State.DELIVERED
    assert realised.aggregate(Sum("before"))["before__sum"] == Decimal("1350.00")


def test_more_than_was_to_come_is_refused_by_item(cast: Cast) -> None:
    agreed(cast)
    order = arrives(cast, confirmed_order(cast), "200")
    with pytest.raises(Refused, match="Only 300 of Cardboard boxes were still to come"):
        arrives(cast, order, "301")


def test_two_people_who_report_the_same_arrival_record_it_once(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    stale = CallOff.objects.get(pk=order.pk)
    by = actor_of_person(cast.rioni.representative)
    deliver_call_off(by=by, order=order)
    with pytest.raises(Refused, match="delivered, so this is no longer possible"):
        deliver_call_off(by=by, order=stale)


def test_arrival_before_the_order_or_after_today_is_refused(cast: Cast) -> None:
    agreed(cast)
    order, today = confirmed_order(cast), timezone.localdate()
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(Refused, match="arrive after they were ordered"):
            arrives(cast, order, "1", arrived_on=day)


def test_evidence_is_kept_with_the_delivery(cast: Cast) -> None:
    agreed(cast)
    note = SimpleUploadedFile("note.pdf", b"%PDF-1.4 delivered")
    order = arrives(cast, confirmed_order(cast), "1", evidence=note)
    assert order.deliveries.get().evidence == StoredFile.objects.get(name="note.pdf")


def test_end_of_a_partly_delivered_order_frees_the_rest(cast: Cast) -> None:
    agreed(cast)
    order = arrives(cast, confirmed_order(cast), "200")
    assert left(cast) == [Decimal(500), Decimal(250)]
    finish_call_off(by=actor_of_person(cast.rioni.representative), order=order, because="Sold out.")
    assert left(cast) == [Decimal(800), Decimal(500)]


def test_order_of_which_nothing_arrived_is_ended_by_the_office_alone(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    with pytest.raises(Refused, match="no longer possible"):
        finish_call_off(by=actor_of_person(cast.rioni.representative), order=order, because="Late.")
    ended = finish_call_off(by=actor_of_person(cast.staff), order=order, because="The vendor went bankrupt.")
    assert ended.state == CallOff.State.CANCELLED
    assert left(cast) == [Decimal(1000), Decimal(500)]


def test_rejected_order_says_why_and_frees_its_quantity(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    Mail.objects.all().delete()
    reject_call_off(by=actor_of_person(cast.vendor), order=order, because="No board in stock.")
    assert left(cast) == [Decimal(1000), Decimal(500)]
    assert ["No board in stock." in mail.text for mail in Mail.objects.all()] == [True, True]
    assert cast.rioni.representative.email in {mail.to for mail in Mail.objects.all()}


def test_invoice_of_what_arrived_has_no_excess(cast: Cast) -> None:
    agreed(cast)
    order = delivered_order(cast)
    invoice = Invoice(number="A-1", day=timezone.localdate(), amount=amount_delivered(order))
    assert note_invoice(by=actor_of_person(cast.vendor), order=order, invoice=invoice) == 0


def test_invoice_of_more_than_arrived_names_the_excess(cast: Cast) -> None:
    agreed(cast)
    order = arrives(cast, confirmed_order(cast), "200")
    invoice = Invoice(
        number="A-1", day=timezone.localdate(), amount=amount_delivered(order) + Decimal("12.34")
    )
    assert note_invoice(by=actor_of_person(cast.vendor), order=order, invoice=invoice) == Decimal("12.34")


def test_unconfirmed_order_has_no_invoice(cast: Cast) -> None:
    agreed(cast)
    invoice = Invoice(number="A-1", day=timezone.localdate(), amount=Decimal(1))
    with pytest.raises(Refused, match="no longer possible"):
        note_invoice(by=actor_of_person(cast.vendor), order=order_of(cast), invoice=invoice)


def test_dispute_is_opened_answered_and_closed(cast: Cast) -> None:
    agreed(cast)
    order = delivered_order(cast)
    dispute = open_dispute(by=actor_of_person(cast.rioni.colleague), order=order, text="Wet boxes.")
    answer_dispute(by=actor_of_person(cast.vendor), dispute=dispute, answer="We replace them.")
    closed = close_dispute(by=actor_of_person(cast.rioni.colleague), dispute=dispute, outcome="Replaced.")
    assert (closed.answer, closed.outcome) == ("We replace them.", "Replaced.")
    with pytest.raises(Refused, match="This dispute is closed"):
        answer_dispute(by=actor_of_person(cast.vendor), dispute=dispute, answer="Once more.")


def test_second_dispute_waits_for_the_first(cast: Cast) -> None:
    agreed(cast)
    order, by = delivered_order(cast), actor_of_person(cast.rioni.colleague)
    open_dispute(by=by, order=order, text="Wet boxes.")
    with pytest.raises(Refused, match="open already"):
        open_dispute(by=by, order=order, text="Torn film.")
    assert Dispute.objects.count() == 1


def test_undelivered_order_is_not_rated(cast: Cast) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="once everything has arrived"):
        rate_vendor(by=actor_of_person(cast.rioni.colleague), order=confirmed_order(cast), marks=GOOD)


def test_averages_are_shown_to_members_from_five_companies_on(cast: Cast) -> None:
    agreed(cast)
    order = delivered_order(cast)
    rate_vendor(by=actor_of_person(cast.rioni.colleague), order=order, marks=GOOD)
    vendor, member = agreement_of(cast).vendor_id, actor_of_person(cast.samgori.colleague)
    assert rating_shown_to(member, vendor) is None
    shown = rating_shown_to(actor_of_person(cast.staff), vendor)
    assert shown is not None
    assert shown.raters == 1
    others = rated_by(order, ["A", "B", "C"])
    assert rating_shown_to(member, vendor) is None
    rated_by(order, ["D"])
    averages = rating_shown_to(member, vendor)
    assert averages is not None
    assert (averages.quality, averages.raters) == (Decimal("1.8"), 5)
    others[0].holding = others[1].holding = "One group"
    for company in others:
        company.save()
    assert rating_shown_to(member, vendor) is None


def rated_by(order: CallOff, names: list[str]) -> list[Organisation]:
    companies = make_members(names)
    for company in companies:
        addendum = addendum_of(order.addendum.organisation)
        addendum.pk, addendum.uid, addendum.organisation = None, company.uid, company
        addendum.save()
        copy = CallOff.objects.create(
            addendum=addendum, number=f"of {company.name}", state=CallOff.State.DELIVERED, ordered_by="x"
        )
        Rating.objects.create(call_off=copy, quality=1, punctuality=1, service=1)
    return list(companies)
