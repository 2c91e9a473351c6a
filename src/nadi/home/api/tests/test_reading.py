"""What programs read, and what they do not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Affiliation
from nadi.home.api.actions.tokens import end_token
from nadi.home.api.models import ApiToken
from nadi.home.api.operations.registers import TOLD
from nadi.home.api.schemas import EntryBase
from nadi.home.api.tests.programs import ROOT, program_of, said, token_of
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import all_registers
from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Refused


def supplier(cast: Cast, name: str, **values: object) -> Supplier:
    """Enter a supplier."""
    facts = Facts(values={"name": name, **values}, codes={"make": ["Bobst"]})
    return keep_entry(by=actor_of_person(cast.staff), entry=Supplier(), facts=facts, verb="suppliers.add")


def test_without_a_token_nothing_is_told(cast: Cast, client: Client) -> None:
    answer = client.get(f"{ROOT}/registers/suppliers")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert "token" in answer.json()["detail"]


def test_a_session_is_no_token(cast: Cast) -> None:
    assert client_for(cast.staff).get(f"{ROOT}/registers/suppliers").status_code == 401


def test_a_member_s_program_reads_what_members_see(cast: Cast) -> None:
    supplier(cast, "Shown", response_hours=4)
    supplier(cast, "Hidden", audience=Entry.Audience.STAFF)
    rows = said(program_of(cast.rioni.representative), "/registers/suppliers")["rows"]
    assert [(one["name"], one["response_hours"], one["codes"]) for one in rows] == [
        ("Shown", 4, {"make": ["Bobst"]})
    ]


def test_one_entry_is_read_by_its_uid(cast: Cast) -> None:
    shown = supplier(cast, "Shown")
    program = program_of(cast.rioni.representative)
    assert said(program, f"/registers/suppliers/{shown.uid}")["in_register"] == "suppliers"


def test_one_reads_on_neither_after_what_is_hidden_nor_after_what_is_absent(cast: Cast) -> None:
    hidden = supplier(cast, "Hidden", audience=Entry.Audience.STAFF)
    program = program_of(cast.rioni.representative)
    answers = [program.get(f"{ROOT}/registers/suppliers?after={uid}") for uid in (hidden.uid, "absent")]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].json() == answers[1].json()


def test_hidden_and_absent_are_the_same(cast: Cast) -> None:
    hidden = supplier(cast, "Hidden", audience=Entry.Audience.STAFF)
    program = program_of(cast.rioni.representative)
    answers = [program.get(f"{ROOT}/registers/suppliers/{uid}") for uid in (hidden.uid, "absent")]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].json() == answers[1].json()


def test_a_vendor_s_program_is_refused_with_the_reason(cast: Cast) -> None:
    answer = program_of(cast.vendor).get(f"{ROOT}/registers/suppliers")
    assert (answer.status_code, "This is for" in answer.json()["detail"]) == (403, True)


@pytest.mark.parametrize("name", sorted(all_registers()))
def test_every_register_is_read(cast: Cast, name: str) -> None:
    answer = program_of(cast.staff).get(f"{ROOT}/registers/{name}")
    assert (answer.status_code, answer.json()["next"]) == (200, "")


def test_pages_follow_each_other_without_gap_or_double(cast: Cast) -> None:
    names = [supplier(cast, f"Number {number}").name for number in range(5)]
    program, after, read = program_of(cast.staff), "", []
    for _page in range(3):
        page = said(program, f"/registers/suppliers?limit=2&after={after}")
        read += [one["name"] for one in page["rows"]]
        after = page["next"]
    assert (read, after) == (names, "")


def test_what_changed_since_is_read(cast: Cast) -> None:
    supplier(cast, "Old")
    later = (timezone.now() + timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    program = program_of(cast.staff)
    assert said(program, f"/registers/suppliers?changed_since={later}")["rows"] == []


@pytest.mark.parametrize("query", ["limit=0", "limit=1000", "changed_since=yesterday", "q=" + "x" * 101])
def test_a_bad_question_is_explained(cast: Cast, query: str) -> None:
    answer = program_of(cast.staff).get(f"{ROOT}/registers/suppliers?{query}")
    assert (answer.status_code, answer.json()["detail"][0]["loc"][-1]) == (422, query.partition("=")[0])


def test_a_token_works_until_it_is_ended(cast: Cast) -> None:
    token, secret = token_of(cast.rioni.representative)
    program = Client(headers={"authorization": f"Bearer {secret}"})
    assert program.get(f"{ROOT}/pools").status_code == 200
    end_token(by=actor_of_person(cast.rioni.representative), token=token)
    assert program.get(f"{ROOT}/pools").status_code == 401
    with pytest.raises(Refused):
        end_token(by=actor_of_person(cast.rioni.representative), token=token)


def test_a_token_ends_with_its_time(cast: Cast) -> None:
    program = program_of(cast.rioni.representative)
    ApiToken.objects.update(expires=timezone.now())
    assert program.get(f"{ROOT}/pools").status_code == 401


def test_a_token_ends_when_its_maker_leaves_the_organisation(cast: Cast) -> None:
    program = program_of(cast.rioni.representative)
    Affiliation.objects.filter(person=cast.rioni.representative).update(until=timezone.now())
    assert program.get(f"{ROOT}/pools").status_code == 401


def test_the_secret_is_not_stored(cast: Cast) -> None:
    token, secret = token_of(cast.rioni.representative)
    assert secret not in str(ApiToken.objects.filter(pk=token.pk).values().get())


def test_reading_writes_nothing_but_the_day_of_use(cast: Cast) -> None:
    program = program_of(cast.rioni.representative)
    program.get(f"{ROOT}/pools")
    assert ApiToken.objects.get().used_on == timezone.localdate()


def test_the_search_finds_what_the_organisation_may_see(cast: Cast) -> None:
    shown = supplier(cast, "Gripper bars")
    supplier(cast, "Gripper bars hidden", audience=Entry.Audience.STAFF)
    hits = said(program_of(cast.rioni.representative), "/search?q=gripper")["hits"]
    assert [(one["kind"], one["key"]) for one in hits] == [("suppliers", shown.uid)]


def test_what_a_register_tells_of_its_own_has_been_decided_for_each() -> None:
    assert sorted(TOLD) == sorted(all_registers())


@pytest.mark.parametrize(
    ("register", "column"), [("talents", "wage_from"), ("experts", "email"), ("events", "online_link")]
)
def test_what_is_for_few_is_not_told_to_programs(register: str, column: str) -> None:
    assert column not in (*TOLD[register], *EntryBase.model_fields)


@pytest.mark.parametrize("path", ["/pools", "/organisations"])
def test_what_changed_is_not_answered_with_everything_where_rows_do_not_say(cast: Cast, path: str) -> None:
    program = program_of(cast.rioni.representative)
    answer = program.get(f"{ROOT}{path}?changed_since=2026-01-31T08:00:00Z")
    assert (answer.status_code, "changed_since" in answer.json()["detail"]) == (422, True)
