"""The five questions to each page of agreements, and what must not be seen."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.people.models import Person
from nadi.together.agreements.actions.call_offs import confirm_call_off
from nadi.together.agreements.models import Addendum, CallOff, FrameworkAgreement, Saving
from nadi.together.agreements.tests.factory import accepted, addendum_of, agreed, order_of
from nadi.together.pools.models import Share
from nadi.together.pools.tests.factory import make_members
from nadi.web.ids import public_id

PECULIAR = Decimal("4711.13")


def agreement_page(name: str = "agreements.detail") -> str:
    return reverse(name, args=[FrameworkAgreement.objects.get().uid])


def order_page(order: CallOff, name: str = "agreements.see_call_off") -> str:
    return reverse(name, args=[order.uid])


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_list_shows_the_agreement_to_who_may_see_it(cast: Cast) -> None:
    agreed(cast)
    number = FrameworkAgreement.objects.get().number
    for person in (cast.staff, cast.board, cast.rioni.colleague, cast.vendor):
        assert number in text_of(client_for(person), reverse("agreements.list"))


def test_list_hides_the_agreement_from_a_losing_vendor(cast: Cast) -> None:
    agreed(cast)
    number = FrameworkAgreement.objects.get().number
    assert number not in text_of(client_for(cast.rival), reverse("agreements.list"))


def test_detail_is_absent_for_a_losing_vendor(cast: Cast) -> None:
    agreed(cast)
    assert client_for(cast.rival).get(agreement_page()).status_code == 404


def test_pages_send_a_guest_to_sign_in(cast: Cast) -> None:
    agreed(cast)
    assert Client().get(agreement_page()).status_code == 302


def test_pages_refuse_a_stranger_with_the_reason(cast: Cast) -> None:
    agreed(cast)
    answer = client_for(cast.stranger).get(reverse("agreements.list"))
    assert answer.status_code == 403
    assert "You act as: a guest." in answer.content.decode()


def test_make_page_makes_the_agreements(cast: Cast) -> None:
    story, today = accepted(cast), timezone.localdate()
    url = reverse("agreements.make", args=[story.pool.uid])
    answer = client_for(cast.staff).post(
        url, {"starts": str(today), "ends": str(today.replace(year=today.year + 1))}
    )
    assert answer.status_code == 302
    assert FrameworkAgreement.objects.count() == 1


def test_make_page_explains_a_term_that_ends_before_it_starts(cast: Cast) -> None:
    story, today = accepted(cast), timezone.localdate()
    url = reverse("agreements.make", args=[story.pool.uid])
    answer = client_for(cast.staff).post(url, {"starts": str(today), "ends": str(today)})
    assert answer.status_code == 422
    assert "ends after it starts" in answer.content.decode()


@pytest.mark.parametrize("who", ["board", "member"])
def test_make_page_is_for_staff(cast: Cast, who: str) -> None:
    story = accepted(cast)
    person = cast.board if who == "board" else cast.rioni.representative
    assert client_for(person).get(reverse("agreements.make", args=[story.pool.uid])).status_code == 403


def test_member_sees_its_own_line_and_no_other_members(cast: Cast) -> None:
    agreed(cast)
    addendum_of(cast.samgori.organisation).lines.update(quantity=PECULIAR)
    page = text_of(client_for(cast.rioni.representative), agreement_page())
    assert "Kutaisi plant" in page
    assert [word for word in ("4,711.13", "Samgori", "Tbilisi warehouse") if word in page] == []


def test_board_sees_no_members_lines(cast: Cast) -> None:
    agreed(cast)
    Addendum.objects.get(organisation=cast.rioni.organisation).lines.update(quantity=PECULIAR)
    page = text_of(client_for(cast.board), agreement_page())
    assert [word for word in ("4,711.13", "Rioni Cartons") if word in page] == []


def test_member_cannot_open_another_members_order(cast: Cast) -> None:
    agreed(cast)
    url = order_page(order_of(cast))
    assert client_for(cast.samgori.representative).get(url).status_code == 404


def test_order_page_takes_an_order_typed_in_either_way(cast: Cast) -> None:
    agreed(cast)
    addendum = addendum_of(cast.rioni.organisation)
    line = addendum.lines.order_by("line__position")[0]
    url = reverse("agreements.call_off", args=[addendum.agreement.uid])
    client_for(cast.rioni.representative).post(url, {f"line-{line.pk}": "12.5"})
    assert CallOff.objects.get().lines.get().quantity == Decimal("12.500")


def test_order_above_what_is_left_is_explained_and_kept(cast: Cast) -> None:
    agreed(cast)
    addendum = addendum_of(cast.rioni.organisation)
    line = addendum.lines.order_by("line__position")[0]
    url = reverse("agreements.call_off", args=[addendum.agreement.uid])
    answer = client_for(cast.rioni.representative).post(url, {f"line-{line.pk}": "1001"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Only 1,000 of Cardboard boxes are left" in page
    assert 'value="1001"' in page


def test_colleague_is_told_that_only_a_representative_orders(cast: Cast) -> None:
    agreed(cast)
    url = agreement_page("agreements.call_off")
    answer = client_for(cast.rioni.colleague).get(url)
    assert answer.status_code == 403
    assert "only a representative of Rioni Cartons" in answer.content.decode()


@pytest.mark.parametrize("verb", ["confirm", "cancel", "deliver"])
def test_verbs_refuse_a_get(cast: Cast, verb: str) -> None:
    agreed(cast)
    order = order_of(cast)
    person: Person = cast.vendor if verb == "confirm" else cast.rioni.representative
    if verb == "deliver":
        confirm_call_off(by=actor_of_person(cast.vendor), order=order)
    answer = client_for(person).get(order_page(order, f"agreements.{verb}_call_off"))
    assert answer.status_code == 405


def test_vendor_confirms_and_member_receives(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    client_for(cast.vendor).post(order_page(order, "agreements.confirm_call_off"))
    client_for(cast.rioni.colleague).post(order_page(order, "agreements.deliver_call_off"))
    order.refresh_from_db()
    assert order.state == CallOff.State.DELIVERED


def test_savings_shows_a_member_its_own_rows_only(cast: Cast) -> None:
    agreed(cast)
    Saving.objects.filter(organisation=cast.samgori.organisation).update(before=PECULIAR)
    for address in ("", "?export=csv"):
        page = text_of(client_for(cast.rioni.colleague), reverse("agreements.savings") + address)
        assert [word for word in ("4,711.13", "4711.13", "Samgori") if word in page] == []


def test_savings_keeps_a_sum_over_few_companies_from_the_board(cast: Cast) -> None:
    agreed(cast)
    page = text_of(client_for(cast.board), reverse("agreements.savings"))
    assert "Savings so far" not in page
    assert "Savings so far" in text_of(client_for(cast.staff), reverse("agreements.savings"))


def test_savings_shows_the_board_a_sum_over_enough_companies(cast: Cast) -> None:
    agreed(cast)
    one = Saving.objects.filter(stage=Saving.Stage.CONTRACTED).order_by("pk")[0]
    Saving.objects.exclude(pk=one.pk).delete()
    for company in make_members(["A", "B", "C", "D", "E"]):
        one.pk, one.uid, one.organisation = None, public_id(), company
        one.share = Share.objects.exclude(savings__stage=Saving.Stage.CONTRACTED)[0]
        one.save()
    page = text_of(client_for(cast.board), reverse("agreements.savings"))
    assert "Savings so far" in page


def test_savings_shows_the_board_no_other_members_rows(cast: Cast) -> None:
    agreed(cast)
    Saving.objects.filter(organisation=cast.rioni.organisation).update(before=PECULIAR)
    for address in ("", "?export=csv"):
        page = text_of(client_for(cast.board), reverse("agreements.savings") + address)
        assert [word for word in ("4,711.13", "4711.13", "Rioni") if word in page] == []


def test_savings_takes_as_many_queries_for_many_rows_as_for_few(cast: Cast) -> None:
    agreed(cast)
    url, client = reverse("agreements.savings"), client_for(cast.staff)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as many:
        client.get(url)
    keep = Saving.objects.order_by("pk")[0].pk
    Saving.objects.exclude(pk=keep).delete()
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    assert len(many) == len(few)
