"""The savings ledger: what is recorded, from what, and how it is corrected."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from tests.cast import Cast, actor_of_person

from nadi.companies.models import Organisation
from nadi.journal.models import Entry
from nadi.together.agreements.actions.call_offs import confirm_call_off
from nadi.together.agreements.actions.deliveries import deliver_call_off
from nadi.together.agreements.actions.savings import RightFigures, correct_saving
from nadi.together.agreements.models import CallOff, Delivery, DeliveryLine, Saving
from nadi.together.agreements.queries.savings import sums_for
from nadi.together.agreements.savings.jobs import note_forecasts
from nadi.together.agreements.savings.ledger import record_forecast, record_realised
from nadi.together.agreements.tests.factory import agreed, order_of
from nadi.together.pools.models import Award, Evidence, Pool
from nadi.together.pools.tests.award_factory import award, make_story
from nadi.web.access import Refused
from nadi.web.models import StoredFile

Stage = Saving.Stage
RIGHT = RightFigures(before=Decimal("2600.00"), after=Decimal("2000.00"))


def entry_of(organisation: Organisation, stage: Saving.Stage = Stage.CONTRACTED) -> Saving:
    return Saving.objects.get(organisation=organisation, stage=stage, reverses=None, replaces=None)


def recomputed(saving: Saving) -> tuple[Decimal, Decimal]:
    """Work both figures out again from what stands behind a row."""
    lines = saving.basis["lines"]
    before = sum((Decimal(one["quantity"]) * Decimal(one["before"]) for one in lines), Decimal(0))
    after = sum((Decimal(one["quantity"]) * Decimal(one["after"]) for one in lines), Decimal(0))
    return before.quantize(Decimal("0.01")), after + Decimal(saving.basis["settlement"])


def deliver(order: CallOff, part: str) -> Delivery:
    """Let a part of every ordered line arrive."""
    delivery = Delivery.objects.create(call_off=order, arrived_on=order.ordered.date(), recorded_by="x")
    for line in order.lines.all():
        DeliveryLine.objects.create(
            delivery=delivery, call_off_line=line, quantity=line.quantity * Decimal(part)
        )
    record_realised(order, delivery)
    return delivery


def test_every_row_can_be_worked_out_again_from_its_basis(cast: Cast) -> None:
    agreed(cast)
    deliver(order_of(cast), "0.4")
    for saving in Saving.objects.all():
        assert recomputed(saving) == (saving.before, saving.after)


def test_forecast_is_recorded_once_the_award_is_decided(cast: Cast) -> None:
    story = make_story(cast)
    award(story.pool)
    note_forecasts()
    note_forecasts()
    rows = Saving.objects.filter(stage=Stage.FORECAST)
    assert rows.count() == 3
    assert rows.aggregate(Sum("after"))["after__sum"] == Decimal("3960.00")


def test_forecast_of_an_award_made_anew_counts_once(cast: Cast) -> None:
    story = make_story(cast)
    first = award(story.pool)
    note_forecasts()
    Award.objects.filter(pk=first.pk).update(superseded=first.decided)
    Pool.objects.filter(pk=story.pool.pk).update(state=Pool.State.OPENED)
    award(Pool.objects.get(pk=story.pool.pk))
    note_forecasts()
    total = Saving.objects.filter(stage=Stage.FORECAST).aggregate(Sum("after"))
    assert total["after__sum"] == Decimal("3960.00")


def test_forecast_is_not_recorded_twice_for_a_share(cast: Cast) -> None:
    agreed(cast)
    assert record_forecast(entry_of(cast.rioni.organisation).share) == []


def test_basis_names_the_evidence_of_the_price_before(cast: Cast) -> None:
    story = make_story(cast)
    file = StoredFile.objects.create(
        name="invoice.pdf", content_type="application/pdf", size=1, sha256="ab" * 32, path="x/y.pdf"
    )
    participation = story.participation(cast.rioni.organisation)
    proof = Evidence.objects.create(participation=participation, line=story.boxes, file=file)
    award(story.pool)
    note_forecasts()
    lines = entry_of(cast.rioni.organisation, Stage.FORECAST).basis["lines"]
    about = [{"uid": proof.uid, "name": "invoice.pdf", "sha256": "ab" * 32}]
    assert [line["evidence"] for line in lines] == [about, []]


def test_partial_delivery_realises_the_part_delivered(cast: Cast) -> None:
    agreed(cast)
    deliver(order_of(cast, "1"), "0.25")
    realised = entry_of(cast.rioni.organisation, Stage.REALISED)
    assert realised.before == Decimal("675.00")


def test_partial_deliveries_together_realise_the_contract_to_the_cent(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast, "1")
    for part in ("0.1", "0.333", "0.567"):
        deliver(order, part)
    realised = Saving.objects.filter(stage=Stage.REALISED).aggregate(Sum("before"), Sum("after"))
    contracted = entry_of(cast.rioni.organisation)
    assert (realised["before__sum"], realised["after__sum"]) == (contracted.before, contracted.after)


def test_delivery_is_recorded_once(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    delivery = deliver(order, "0.5")
    with pytest.raises(IntegrityError), transaction.atomic():
        record_realised(order, delivery)


def test_lines_of_two_categories_are_two_rows_that_add_up(cast: Cast) -> None:
    story = make_story(cast)
    story.film.category = "31681400"
    story.film.save()
    award(story.pool)
    note_forecasts()
    rows = Saving.objects.filter(organisation=cast.rioni.organisation).order_by("category")
    assert [row.category for row in rows] == ["31681400", "44617100"]
    assert sum(row.after for row in rows) == story.share_of(cast.rioni.organisation).amount


def test_correction_changes_nothing_that_was_written(cast: Cast) -> None:
    agreed(cast)
    wrong = entry_of(cast.rioni.organisation)
    before = Saving.objects.filter(pk=wrong.pk).values()[0]
    correct_saving(by=actor_of_person(cast.staff), saving=wrong, reason="A price was mistyped.", right=RIGHT)
    assert Saving.objects.filter(pk=wrong.pk).values()[0] == before


def test_sums_never_hold_both_the_wrong_and_the_right_figures(cast: Cast) -> None:
    agreed(cast)
    own = Saving.objects.filter(organisation=cast.rioni.organisation, stage=Stage.CONTRACTED)
    staff = actor_of_person(cast.staff)
    first = correct_saving(by=staff, saving=own.get(), reason="A price was mistyped.", right=RIGHT)
    again = RightFigures(before=Decimal("2500.00"), after=Decimal("1900.00"))
    correct_saving(by=staff, saving=first, reason="And the quantity.", right=again)
    total = own.aggregate(Sum("before"), Sum("after"))
    assert (total["before__sum"], total["after__sum"]) == (again.before, again.after)
    shown = {one.stage: (one.before, one.after) for one in sums_for(actor_of_person(cast.rioni.colleague))}
    assert shown[Stage.CONTRACTED] == (again.before, again.after)


def test_correction_without_right_figures_takes_the_entry_back(cast: Cast) -> None:
    agreed(cast)
    own = Saving.objects.filter(organisation=cast.rioni.organisation, stage=Stage.CONTRACTED)
    correct_saving(by=actor_of_person(cast.staff), saving=own.get(), reason="Never agreed.")
    assert own.aggregate(Sum("after"))["after__sum"] == 0


def test_entry_is_taken_back_once(cast: Cast) -> None:
    agreed(cast)
    wrong, staff = entry_of(cast.rioni.organisation), actor_of_person(cast.staff)
    stale = Saving.objects.get(pk=wrong.pk)
    counter = correct_saving(by=staff, saving=wrong, reason="Wrong.")
    with pytest.raises(Refused, match="taken back already"):
        correct_saving(by=staff, saving=stale, reason="Wrong.")
    with pytest.raises(Refused, match="itself a counter-entry"):
        correct_saving(by=staff, saving=counter, reason="Wrong.")


@pytest.mark.parametrize("reason", ["", "  "])
def test_correction_needs_a_reason(cast: Cast, reason: str) -> None:
    agreed(cast)
    with pytest.raises(Refused, match="Say in a sentence"):
        correct_saving(
            by=actor_of_person(cast.staff), saving=entry_of(cast.rioni.organisation), reason=reason
        )
    assert not Saving.objects.exclude(reverses=None).exists()


def test_correction_to_the_same_figures_is_refused(cast: Cast) -> None:
    agreed(cast)
    wrong = entry_of(cast.rioni.organisation)
    same = RightFigures(before=wrong.before, after=wrong.after)
    with pytest.raises(Refused, match="stand there already"):
        correct_saving(by=actor_of_person(cast.staff), saving=wrong, reason="Wrong.", right=same)


def test_database_refuses_a_counter_entry_without_a_reason(cast: Cast) -> None:
    agreed(cast)
    wrong = entry_of(cast.rioni.organisation)
    with pytest.raises(IntegrityError), transaction.atomic():
        Saving.objects.create(
            organisation=wrong.organisation,
            share=wrong.share,
            stage=wrong.stage,
            currency="GEL",
            before=0,
            after=0,
            reverses=wrong,
        )


def test_correction_is_journalled_without_figures(cast: Cast) -> None:
    agreed(cast)
    wrong = entry_of(cast.rioni.organisation)
    correct_saving(by=actor_of_person(cast.staff), saving=wrong, reason="Wrong price.", right=RIGHT)
    entry = Entry.objects.get(verb="agreements.correct_saving")
    assert "2600" not in f"{entry.before}{entry.after}"


def test_whole_order_received_is_one_row(cast: Cast) -> None:
    agreed(cast)
    order = confirm_call_off(by=actor_of_person(cast.vendor), order=order_of(cast))
    deliver_call_off(by=actor_of_person(cast.rioni.representative), order=order)
    assert entry_of(cast.rioni.organisation, Stage.REALISED).before == Decimal("1350.00")
