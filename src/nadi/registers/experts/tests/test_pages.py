"""Each page of experts answers five questions; secrets stay where they belong."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.registers.experts.actions.references import Referee, answer_reference, ask_referee
from nadi.registers.experts.models import Engagement, Expert, Reference, Terms
from nadi.registers.experts.tests.story import (
    BUDGET,
    EMAIL,
    NEED,
    PHONE,
    agreed,
    announced,
    briefed,
    done,
    entered,
    itself,
    joined,
    link,
    requested,
    vetted,
)
from nadi.web.models import Mail

FORM: dict[str, Any] = {
    "name": "Maia Lomidze",
    "kind": "adviser",
    "mode": "both",
    "email": "maia@food.example",
    "contact_shown": "engaged",
    "rate_shown": "members",
    "rate_currency": "EUR",
    "language": "ka",
    "consent": "on",
}
WRITTEN_PRICE = "8,765.43"


def text_of(client: Client, address: str) -> str:
    """Return a page's text, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_pages_work_for_a_member(cast: Cast) -> None:
    expert = vetted(cast)
    engagement, visit = agreed(cast, expert), announced(cast, expert)
    client = client_for(cast.rioni.representative)
    pages = [
        "/experts/",
        f"/experts/{expert.uid}/",
        f"/experts/{expert.uid}/request/",
        f"/experts/{expert.uid}/visit/",
        "/experts/engagements/",
        f"/experts/engagements/{engagement.uid}/",
        f"/experts/engagements/{engagement.uid}/done/",
        f"/experts/engagements/{engagement.uid}/end/",
        "/experts/visits/",
        f"/experts/visits/{visit.uid}/",
    ]
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)


def test_the_pages_work_for_the_office(cast: Cast) -> None:
    expert = entered(cast)
    client = client_for(cast.staff)
    rest = ["", "edit/", "interview/", "vet/", "refuse/"]
    pages = ["/experts/add/", "/experts/apply/", *(f"/experts/{expert.uid}/{one}" for one in rest)]
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)


def test_the_pages_work_behind_the_link(cast: Cast) -> None:
    expert = vetted(cast)
    engagement, visit = briefed(cast, expert), announced(cast, expert)
    rest = [
        "",
        "edit/",
        "export/",
        "references/add/",
        "visits/announce/",
        f"visits/{visit.uid}/",
        f"visits/{visit.uid}/call-off/",
        f"engagements/{engagement.uid}/",
        f"engagements/{engagement.uid}/brief/",
        f"engagements/{engagement.uid}/end/",
    ]
    assert [Client().get(link(expert, one)).status_code for one in rest] == [200] * len(rest)


def test_a_vetted_expert_is_absent_for_a_stranger(cast: Cast) -> None:
    expert = vetted(cast)
    statuses = [
        client_for(one).get(f"/experts/{expert.uid}/").status_code for one in (cast.stranger, cast.vendor)
    ]
    assert statuses == [404, 404]


def test_an_expert_nobody_vetted_is_absent_for_members(cast: Cast) -> None:
    expert = entered(cast)
    client = client_for(cast.rioni.representative)
    assert client.get(f"/experts/{expert.uid}/").status_code == 404
    assert "Klaus Weber" not in text_of(client, "/experts/")


def test_a_member_may_not_vet(cast: Cast) -> None:
    expert = vetted(cast)
    answer = client_for(cast.rioni.representative).get(f"/experts/{expert.uid}/vet/")
    assert (answer.status_code, b"This is for: staff" in answer.content) == (403, True)


def test_a_colleague_cannot_bind_the_firm(cast: Cast) -> None:
    engagement = briefed(cast, vetted(cast))
    answer = client_for(cast.rioni.colleague).post(
        f"/experts/engagements/{engagement.uid}/accept/", {"seen": "1"}
    )
    assert answer.status_code == 403
    assert Engagement.objects.get().state == "briefing"


def test_a_get_on_a_verb_is_refused(cast: Cast) -> None:
    expert = vetted(cast)
    answers = [
        client_for(cast.staff).get(f"/experts/{expert.uid}/erase/"),
        Client().get(link(expert, "erase/")),
        Client().get(link(expert, "agree/")),
    ]
    assert [one.status_code for one in answers] == [405, 405, 405]
    assert Expert.objects.count() == 1


def test_bad_input_of_the_public_form_is_explained_and_kept(db: None) -> None:
    answer = Client().post("/experts/apply/", {**FORM, "consent": "", "rate_from": "900", "rate_to": "500"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The upper end of the day rate is below the lower one." in page
    assert "Maia Lomidze" in page


def test_an_expert_enters_itself_and_confirms_by_the_link(cast: Cast) -> None:
    Client().post("/experts/apply/", FORM)
    expert = Expert.objects.get()
    letter = Mail.objects.get(to="maia@food.example")
    assert (letter.language, link(expert) in letter.text) == ("ka", True)
    answer = Client().post(link(expert, "agree/"))
    assert answer.status_code == 302
    assert Expert.objects.get().vetting == "applied"


def test_one_address_gets_a_few_letters_a_day_and_nothing_is_said_of_it(db: None) -> None:
    answers = [Client().post("/experts/apply/", FORM) for _turn in range(5)]
    assert {(one.status_code, one.headers.get("Location")) for one in answers} == {(302, "/experts/applied/")}
    assert Mail.objects.filter(to="maia@food.example").count() == 3


def test_an_expert_changes_pauses_and_erases_its_record(cast: Cast) -> None:
    expert = vetted(cast)
    own = link(expert)
    changed = {**FORM, "name": "Klaus Weber jun.", "email": EMAIL}
    statuses = [
        Client().post(f"{own}edit/", changed).status_code,
        Client().post(f"{own}pause/").status_code,
        Client().post(f"{own}resume/").status_code,
    ]
    names = list(Expert.objects.values_list("name", flat=True))
    statuses.append(Client().post(f"{own}erase/").status_code)
    statuses.append(Client().get(own).status_code)
    assert (names, statuses) == (["Klaus Weber jun."], [302, 302, 302, 200, 404])


def test_a_new_link_ends_the_old_one(cast: Cast) -> None:
    expert = vetted(cast)
    old = link(expert)
    client_for(cast.staff).post(f"/experts/{expert.uid}/renew-link/")
    assert (Client().get(old).status_code, Client().get(link(expert)).status_code) == (404, 200)


def test_an_export_holds_everything_about_the_expert(cast: Cast) -> None:
    expert = vetted(cast)
    kept = Client().get(link(expert, "export/")).json()
    assert (kept["agreed"]["email"], kept["agreed"]["rate_to"], kept["record"]["name"]) == (
        EMAIL,
        "777.00",
        "Klaus Weber",
    )


def test_contact_is_hidden_until_it_is_agreed(cast: Cast) -> None:
    expert = vetted(cast)
    client = client_for(cast.rioni.representative)
    page = f"/experts/{expert.uid}/"
    before = text_of(client, page)
    agreed(cast, expert)
    after, others = text_of(client, page), text_of(client_for(cast.samgori.representative), page)
    assert [EMAIL in one and PHONE in one for one in (before, after, others)] == [False, True, False]


@pytest.mark.parametrize("export", ["", "?export=csv", "?q=Klaus"])
def test_no_list_tells_a_contact_or_a_hidden_rate(cast: Cast, export: str) -> None:
    vetted(cast, rate_shown=Terms.Shown.OFFICE)
    page = text_of(client_for(cast.rioni.representative), f"/experts/{export}")
    assert [word for word in (EMAIL, PHONE, "777") if word in page] == []


def test_a_rate_kept_for_the_office_is_not_on_the_page(cast: Cast) -> None:
    expert = vetted(cast, rate_shown=Terms.Shown.OFFICE)
    pages = [
        text_of(client_for(one), f"/experts/{expert.uid}/") for one in (cast.rioni.colleague, cast.staff)
    ]
    assert ["777" in page for page in pages] == [False, True]


def test_an_engagement_is_absent_for_another_member(cast: Cast) -> None:
    engagement = agreed(cast, vetted(cast))
    client = client_for(cast.samgori.representative)
    rest = ["", "brief/", "end/", "done/", "rate/"]
    statuses = [client.get(f"/experts/engagements/{engagement.uid}/{one}").status_code for one in rest]
    assert statuses == [404] * len(rest)


def test_another_members_pages_and_mails_tell_nothing_of_an_engagement(cast: Cast) -> None:
    expert = vetted(cast)
    announced(cast, expert)
    agreed(cast, expert)
    client = client_for(cast.samgori.representative)
    pages = ["/experts/", f"/experts/{expert.uid}/", "/experts/engagements/?export=csv", "/experts/visits/"]
    told = [text_of(client, page) for page in pages]
    told += Mail.objects.filter(to__contains="samgori").values_list("text", flat=True)
    secrets = (NEED, WRITTEN_PRICE, str(BUDGET), "Rioni")
    assert [word for word in secrets for text in told if word in text] == []


def test_the_board_reads_in_the_journal_neither_price_nor_expert(cast: Cast) -> None:
    agreed(cast, vetted(cast))
    page = text_of(client_for(cast.board), "/journal/")
    engaged = [line for line in page.splitlines() if "brief" in line]
    assert engaged
    assert [word for word in (WRITTEN_PRICE, "8765.43", NEED, EMAIL) if word in page] == []


def test_the_firm_and_the_expert_read_the_price(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = agreed(cast, expert)
    firm = text_of(client_for(cast.rioni.colleague), f"/experts/engagements/{engagement.uid}/")
    own = text_of(Client(), link(expert, f"engagements/{engagement.uid}/"))
    assert (WRITTEN_PRICE in firm, WRITTEN_PRICE in own) == (True, True)


def test_a_link_opens_no_other_experts_engagement(cast: Cast) -> None:
    engagement = agreed(cast, vetted(cast))
    other = entered(cast, email="other@flexo.example")
    assert Client().get(link(other, f"engagements/{engagement.uid}/")).status_code == 404


def test_a_reference_is_shown_once_the_referee_agreed(cast: Cast) -> None:
    expert = vetted(cast)
    referee = Referee(name="Ina Referee", firm="Print AG", email="ina@print.example", about="", language="en")
    ask_referee(by=itself(expert), expert=expert, referee=referee)
    client = client_for(cast.rioni.colleague)
    before = text_of(client, f"/experts/{expert.uid}/")
    answer_reference(reference=Reference.objects.get(), agrees=True, says="Came at night")
    after = text_of(client, f"/experts/{expert.uid}/")
    assert ("Ina Referee" in before, "Ina Referee" in after, "ina@print.example" in after) == (
        False,
        True,
        False,
    )


def test_a_referee_agrees_by_the_link(cast: Cast) -> None:
    expert = vetted(cast)
    referee = Referee(name="Ina Referee", firm="", email="ina@print.example", about="", language="en")
    ask_referee(by=itself(expert), expert=expert, referee=referee)
    letter = Mail.objects.get(to="ina@print.example").text
    address = next(word for word in letter.split() if "/experts/reference/" in word)
    Client().post(address[address.index("/experts/") :], {"says": "", "agree": "yes"})
    assert Reference.objects.get().state == "agreed"


def test_a_firm_sees_its_own_share_and_no_other(cast: Cast) -> None:
    expert = vetted(cast)
    visit = announced(cast, expert, cost=Decimal("1000.00"))
    joined(visit, cast.rioni, 1)
    joined(visit, cast.samgori, 2)
    client_for(cast.staff).post(f"/experts/visits/{visit.uid}/confirm/")
    page = text_of(client_for(cast.rioni.colleague), f"/experts/visits/{visit.uid}/")
    assert ["333.33" in page, "666.67" in page, "1,000.00" in page, "Samgori" in page] == [
        True,
        False,
        False,
        False,
    ]


def test_the_rating_needs_the_work_to_be_done(cast: Cast) -> None:
    engagement = agreed(cast, vetted(cast))
    page = f"/experts/engagements/{engagement.uid}/rate/"
    answer = client_for(cast.rioni.colleague).post(page, {"rating": "5"})
    assert (answer.status_code, b"can no longer be done" in answer.content) == (422, True)


def test_others_see_how_many_used_the_expert_and_no_name(cast: Cast) -> None:
    expert = vetted(cast)
    engagement = done(cast, expert)
    page = f"/experts/engagements/{engagement.uid}/rate/"
    client_for(cast.rioni.colleague).post(page, {"rating": "2", "comment": "Came late twice"})
    seen = text_of(client_for(cast.samgori.colleague), f"/experts/{expert.uid}/")
    assert ["1 member has used this" in seen, "Came late" in seen, "Rioni" in seen] == [True, False, False]


def test_nobody_rates_an_expert_it_never_engaged(cast: Cast) -> None:
    expert = vetted(cast)
    answer = client_for(cast.samgori.representative).post(
        f"/registers/{expert.uid}/use/", {"used_on": "2026-01-01", "rating": "1"}
    )
    assert answer.status_code in (403, 404)


def test_lists_cost_as_many_queries_for_three_as_for_one(cast: Cast) -> None:
    expert = vetted(cast)
    requested(cast, expert)
    announced(cast, expert)
    client = client_for(cast.rioni.colleague)
    pages = ["/experts/", "/experts/engagements/", "/experts/visits/"]
    before = [queries_for(client, page) for page in pages]
    for number in range(2):
        other = entered(cast, email=f"{number}@flexo.example")
        Terms.objects.filter(expert=other).update(**consent_of(expert))
        Expert.objects.filter(pk=other.pk).update(vetting="vetted", state="current")
        requested(cast, other)
        announced(cast, other)
    assert [queries_for(client, page) for page in pages] == before


def consent_of(expert: Expert) -> dict[str, Any]:
    """Return when an expert agreed and until when."""
    return dict(Terms.objects.filter(expert=expert).values("consented", "expires_on").get())


def test_the_actor_of_the_link_is_nobody_else(cast: Cast) -> None:
    actor = itself(vetted(cast))
    assert (actor.roles, actor.organisation_id) == (frozenset(), None)
    assert actor_of_person(cast.staff).is_staff
