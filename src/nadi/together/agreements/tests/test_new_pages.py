"""The pages of part orders, quotes, prices and terms: the five questions, and what must not be seen."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.journal.models import Entry
from nadi.together.agreements.actions.deliveries import Arrival, deliver_call_off
from nadi.together.agreements.links import token_of
from nadi.together.agreements.models import (
    CallOff,
    Delivery,
    FrameworkAgreement,
    MiniCompetition,
    PriceChange,
    Rating,
)
from nadi.together.agreements.tests.factory import (
    addendum_of,
    agreed,
    agreement_of,
    confirmed_order,
    delivered_order,
    order_of,
    second_vendor,
)
from nadi.together.agreements.tests.test_competitions import asked, pass_deadline, quoted
from nadi.together.agreements.tests.test_price_changes import proposed

SOON = timedelta(days=5)


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def link(cast: Cast, name: str, *address: str) -> str:
    return reverse(f"{name}_by_link", args=[token_of(agreement_of(cast)), *address])


def linked_page(cast: Cast) -> str:
    return reverse("agreements.by_link", args=[token_of(agreement_of(cast))])


CHANGE = {"kind": "factor", "factor": "1.05", "reason": "Paper is dearer."}


def test_link_shows_the_vendor_its_orders_without_an_account(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    page = text_of(Client(), linked_page(cast))
    assert order.number in page
    assert "Rioni Cartons" in page


def test_link_confirms_an_order(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    answer = Client().post(link(cast, "agreements.confirm_call_off", order.uid))
    order.refresh_from_db()
    assert (answer.status_code, order.state) == (302, CallOff.State.CONFIRMED)


def test_link_of_one_vendor_opens_no_order_of_another(cast: Cast) -> None:
    agreed(cast)
    order, second = order_of(cast), second_vendor(cast)
    url = reverse("agreements.see_call_off_by_link", args=[token_of(second), order.uid])
    assert Client().get(url).status_code == 404


def test_order_behind_the_link_offers_what_the_vendor_may_do(cast: Cast) -> None:
    agreed(cast)
    page = text_of(Client(), link(cast, "agreements.see_call_off", order_of(cast).uid))
    assert "Confirm the order" in page
    assert [word for word in ("Cancel the order", "Everything arrived", "Saved by") if word in page] == []


def test_vendors_colleague_cannot_bind_it(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    cast.vendor.affiliations.update(role="colleague")
    answer = client_for(cast.vendor).post(reverse("agreements.confirm_call_off", args=[order.uid]))
    assert answer.status_code == 403
    assert "only a representative" in answer.content.decode()


def test_price_change_page_shows_new_prices_before_it_proposes(cast: Cast) -> None:
    agreed(cast)
    url = reverse("agreements.propose_price_change", args=[agreement_of(cast).uid])
    given = {**CHANGE, "from_day": str(timezone.localdate() + SOON)}
    page = client_for(cast.vendor).post(url, given).content.decode()
    # 0.90 x 1.05
    assert "0.945" in page
    assert PriceChange.objects.count() == 0
    client_for(cast.vendor).post(url, {**given, "propose": "yes"})
    assert PriceChange.objects.get().factor == Decimal("1.05")


def test_price_change_out_of_bounds_is_explained_and_kept(cast: Cast) -> None:
    agreed(cast)
    given = {**CHANGE, "factor": "1.5", "from_day": str(timezone.localdate() + SOON)}
    answer = Client().post(link(cast, "agreements.propose_price_change"), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "the agreement allows 0.9 to 1.1 at once" in page
    assert "Paper is dearer." in page


def test_office_accepts_a_price_change_on_its_page(cast: Cast) -> None:
    agreed(cast)
    change = proposed(cast)
    page = text_of(client_for(cast.staff), reverse("agreements.price_change", args=[change.uid]))
    assert "Accept" in page
    client_for(cast.staff).post(reverse("agreements.accept_price_change", args=[change.uid]))
    change.refresh_from_db()
    assert change.state == PriceChange.State.ACCEPTED


def test_member_sees_its_own_new_prices_and_may_not_answer(cast: Cast) -> None:
    agreed(cast)
    addendum_of(cast.samgori.organisation).lines.update(unit_price=Decimal("47.11"))
    change = proposed(cast)
    url = reverse("agreements.price_change", args=[change.uid])
    page = text_of(client_for(cast.rioni.colleague), url)
    assert "0.945" in page
    assert [word for word in ("47.11", "49.4655", ">Accept<") if word in page] == []
    answer = client_for(cast.rioni.representative).post(f"{url}accept/")
    assert answer.status_code in (403, 404)


def test_price_change_is_absent_for_a_losing_vendor(cast: Cast) -> None:
    agreed(cast)
    url = reverse("agreements.price_change", args=[proposed(cast).uid])
    assert client_for(cast.rival).get(url).status_code == 404


def test_extension_is_offered_and_accepted_behind_the_link(cast: Cast) -> None:
    agreed(cast)
    agreement = agreement_of(cast)
    later = agreement.ends + timedelta(days=30)
    url = reverse("agreements.propose_extension", args=[agreement.uid])
    client_for(cast.staff).post(url, {"ends": str(later), "reason": ""})
    page = text_of(Client(), linked_page(cast))
    assert "A longer term is offered" in page
    offered = agreement.extensions.get()
    Client().post(link(cast, "agreements.accept_extension", offered.uid))
    assert agreement_of(cast).ends == later


def test_terminating_needs_a_reason(cast: Cast) -> None:
    agreed(cast)
    url = reverse("agreements.terminate", args=[agreement_of(cast).uid])
    answer = client_for(cast.staff).post(url, {"text": ""})
    assert answer.status_code == 422
    client_for(cast.staff).post(url, {"text": "Bankrupt."})
    assert agreement_of(cast).state == FrameworkAgreement.State.TERMINATED


def test_colleague_cannot_leave_for_the_company(cast: Cast) -> None:
    agreed(cast)
    url = reverse("agreements.withdraw", args=[agreement_of(cast).uid])
    assert client_for(cast.rioni.colleague).get(url).status_code == 403
    client_for(cast.rioni.representative).post(url, {"text": "Closed."})
    assert addendum_of(cast.rioni.organisation).withdrawn


def test_part_is_received_with_evidence_that_others_cannot_open(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    line = order.lines.order_by("pk")[0]
    url = reverse("agreements.receive_call_off", args=[order.uid])
    given = {
        f"line-{line.pk}": "200",
        "arrived_on": str(timezone.localdate()),
        "evidence": SimpleUploadedFile("note.pdf", b"%PDF-1.4 delivered"),
    }
    client_for(cast.rioni.colleague).post(url, given)
    order.refresh_from_db()
    assert order.state == CallOff.State.PARTLY
    proof = reverse("agreements.evidence", args=[Delivery.objects.get().uid])
    answers = [client_for(one).get(proof).status_code for one in (cast.vendor, cast.samgori.colleague)]
    assert answers == [200, 404]


def test_more_than_was_to_come_is_explained(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    line = order.lines.order_by("pk")[0]
    url = reverse("agreements.receive_call_off", args=[order.uid])
    given = {f"line-{line.pk}": "501", "arrived_on": str(timezone.localdate())}
    answer = client_for(cast.rioni.colleague).post(url, given)
    assert answer.status_code == 422
    assert "Only 500 of Cardboard boxes were still to come" in answer.content.decode()


def test_wrong_invoice_is_warned_of_on_the_order(cast: Cast) -> None:
    agreed(cast)
    order = delivered_order(cast)
    given = {"number": "A-1", "day": str(timezone.localdate()), "amount": "1000"}
    Client().post(link(cast, "agreements.note_invoice", order.uid), given)
    page = text_of(client_for(cast.rioni.colleague), reverse("agreements.see_call_off", args=[order.uid]))
    assert "The invoice is not what arrived" in page


def test_dispute_travels_from_the_member_to_the_link_and_back(cast: Cast) -> None:
    agreed(cast)
    order = delivered_order(cast)
    member = client_for(cast.rioni.colleague)
    member.post(reverse("agreements.open_dispute", args=[order.uid]), {"text": "Wet boxes."})
    assert "Wet boxes." in text_of(Client(), link(cast, "agreements.see_call_off", order.uid))
    Client().post(link(cast, "agreements.answer_dispute", order.uid), {"text": "We replace them."})
    assert "We replace them." in text_of(member, reverse("agreements.see_call_off", args=[order.uid]))
    member.post(reverse("agreements.close_dispute", args=[order.uid]), {"text": "Replaced."})
    assert order.disputes.get().closed


def test_own_rating_is_hidden_from_the_vendor(cast: Cast) -> None:
    agreed(cast)
    order = delivered_order(cast)
    marks = {"quality": "1", "punctuality": "2", "service": "3", "note": "Rude driver."}
    client_for(cast.rioni.colleague).post(reverse("agreements.rate", args=[order.uid]), marks)
    assert Rating.objects.get().punctuality == 2
    for page in (
        text_of(client_for(cast.vendor), reverse("agreements.see_call_off", args=[order.uid])),
        text_of(Client(), link(cast, "agreements.see_call_off", order.uid)),
        text_of(Client(), linked_page(cast)),
    ):
        assert [word for word in ("Rude driver.", "Rating of the vendor") if word in page] == []


def test_quotes_are_hidden_from_everybody_until_the_deadline(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    quoted(competition, cast, "0.4711")
    url = reverse("agreements.competition", args=[competition.uid])
    for person in (cast.rioni.representative, cast.staff):
        page = text_of(client_for(person), url)
        assert [word for word in ("0.4711", "141.33", "Anatolia") if word in page] == []
    pass_deadline(competition)
    assert "0.4711" in text_of(client_for(cast.rioni.representative), url)


def test_vendor_quotes_behind_its_link_and_the_member_orders(cast: Cast) -> None:
    agreed(cast)
    second = second_vendor(cast)
    competition = asked(cast)
    line = competition.lines.get()
    url = reverse("agreements.quote_by_link", args=[token_of(second), competition.uid])
    assert Client().get(url).status_code == 200
    Client().post(url, {f"line-{line.pk}": "0.77"})
    pass_deadline(competition)
    quote = competition.quotes.get()
    member = client_for(cast.rioni.representative)
    member.post(reverse("agreements.pick_quote", args=[competition.uid]), {"quote": quote.uid})
    assert CallOff.objects.get().lines.get().unit_price == Decimal("0.77")


def test_quote_above_the_agreed_price_is_explained_and_kept(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    competition = asked(cast)
    line = competition.lines.get()
    url = reverse("agreements.quote", args=[agreement_of(cast).uid, competition.uid])
    answer = client_for(cast.vendor).post(url, {f"line-{line.pk}": "0.95"})
    assert answer.status_code == 422
    assert "the agreed price is 0.9" in answer.content.decode()
    assert 'value="0.95"' in answer.content.decode()


def test_member_asks_for_quotes_on_its_page(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    line = addendum_of(cast.rioni.organisation).lines.get(line__position=1)
    url = reverse("agreements.ask_quotes", args=[agreement_of(cast).uid])
    until = timezone.localtime() + SOON
    given = {f"line-{line.line_id}-{line.site_id}": "100", "quotes_until": f"{until:%Y-%m-%dT%H:%M}"}
    assert client_for(cast.rioni.representative).get(url).status_code == 200
    assert client_for(cast.rioni.colleague).post(url, given).status_code == 403
    client_for(cast.rioni.representative).post(url, given)
    assert MiniCompetition.objects.get().lines.get().quantity == Decimal(100)


def test_another_members_competition_is_absent(cast: Cast) -> None:
    agreed(cast)
    second_vendor(cast)
    url = reverse("agreements.competition", args=[asked(cast).uid])
    assert client_for(cast.samgori.representative).get(url).status_code == 404


@pytest.mark.parametrize("name", ["agreements.accept_price_change", "agreements.renew_link"])
def test_member_may_not_speak_for_the_office(cast: Cast, name: str) -> None:
    agreed(cast)
    uid = proposed(cast).uid if "change" in name else agreement_of(cast).uid
    answer = client_for(cast.rioni.representative).post(reverse(name, args=[uid]))
    assert answer.status_code in (403, 404)


def test_agreement_page_costs_as_many_queries_for_many_orders_as_for_one(cast: Cast) -> None:
    agreed(cast)
    order_of(cast, "0.1")
    url = reverse("agreements.detail", args=[agreement_of(cast).uid])
    client = client_for(cast.staff)
    few = queries_for(client, url)
    order_of(cast, "0.1")
    order_of(cast, "0.1")
    assert queries_for(client, url) == few


def test_act_behind_the_link_is_journalled_as_the_vendors(cast: Cast) -> None:
    agreed(cast)
    order = order_of(cast)
    Client().post(link(cast, "agreements.confirm_call_off", order.uid))
    entry = Entry.objects.get(verb="agreements.confirmed_call_off")
    assert (entry.organisation, entry.person) == (cast.vendor_organisation.uid, "")


def test_order_page_shows_what_all_its_deliveries_saved(cast: Cast) -> None:
    agreed(cast)
    order = confirmed_order(cast)
    lines = order.lines.order_by("pk").values_list("pk", "quantity")
    for line, quantity in lines:
        arrival = Arrival(quantities={line: quantity})
        deliver_call_off(by=actor_of_person(cast.rioni.colleague), order=order, arrival=arrival)
    page = text_of(client_for(cast.rioni.colleague), reverse("agreements.see_call_off", args=[order.uid]))
    assert "GEL\N{NO-BREAK SPACE}1,350.00" in page


def test_agreement_page_shows_the_price_breaks_of_the_bid(cast: Cast) -> None:
    agreed(cast)
    url = reverse("agreements.detail", args=[agreement_of(cast).uid])
    page = text_of(client_for(cast.rioni.colleague), url)
    assert "Price breaks the vendor offered" in page
    assert "10%" in page
