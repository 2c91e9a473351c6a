"""The page of the competition check and the sign-off: what they ask, say and refuse."""

import re

import pytest
from tests.cast import Cast, actor_of_person, client_for

from nadi.together.pools.actions.competition import SignOff, sign_off
from nadi.together.pools.models import CompetitionCheck, Pool
from nadi.together.pools.tests.factory import add_check, add_demand, make_draft
from nadi.together.pools.tests.pages import address, get, paper, post, text_of


@pytest.fixture
def draft(cast: Cast) -> Pool:
    return make_draft(title="Secret draft")


@pytest.fixture
def opened(cast: Cast, draft: Pool) -> Pool:
    draft.state = Pool.State.GATHERING
    draft.save()
    return draft


def shares_typed(category: str = "44617100", **changes: str) -> dict[str, str]:
    given = {"purchasing_share": "11", "selling_share": "2,5", "basis": "Our estimate", **changes}
    return {f"{category}-{name}": value for name, value in given.items()}


def test_competition_by_its_page_says_what_the_shares_mean(cast: Cast, draft: Pool) -> None:
    client = client_for(cast.staff)
    answer = client.post(f"/pools/{draft.uid}/competition/", shares_typed(), follow=True)
    assert (str(CompetitionCheck.objects.get().selling_share), "close to the limit" in text_of(answer)) == (
        "2.50",
        True,
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"purchasing_share": "110"}, "less than or equal to 100"),
        ({"basis": ""}, "This field is required"),
        ({"selling_share": "little"}, "Enter a number"),
    ],
)
def test_competition_explains_bad_input_and_keeps_what_was_typed(
    cast: Cast, draft: Pool, changes: dict[str, str], sentence: str
) -> None:
    typed = {"basis": "Kept as typed"} | changes
    text = text_of(post(cast.staff, address(draft, "competition"), shares_typed(**typed)))
    assert (sentence in text, 'value="11"' in text or "110" in text) == (True, True)
    assert str(CompetitionCheck.objects.get().purchasing_share) == "4.00"


def test_competition_takes_a_category_of_lines_to_come(cast: Cast, draft: Pool) -> None:
    another = {"another-category_code": "19520000-7"} | shares_typed("another")
    post(cast.staff, address(draft, "competition"), shares_typed() | another)
    assert draft.competition_checks.filter(category="19520000").exists()


def test_competition_never_asks_for_resale_prices(cast: Cast, draft: Pool) -> None:
    page = get(cast.staff, address(draft, "competition")).content.decode()
    names = set(re.findall(r'name="44617100-(\w+)"', page))
    assert names == {"purchasing_share", "selling_share", "basis", "members_costs"}


@pytest.fixture
def above(cast: Cast) -> CompetitionCheck:
    pool = make_draft()
    pool.competition_checks.all().delete()
    return add_check(pool, "20")


def test_sign_off_by_its_page_with_its_paper(cast: Cast, above: CompetitionCheck) -> None:
    typed = {"signed_off_by": "Ana Lawyer", "reason": "Rivals remain.", "file": paper("opinion.pdf")}
    post(cast.staff, f"checks/{above.uid}/sign-off/", typed)
    answer = get(cast.staff, f"checks/{above.uid}/file/")
    assert (answer.status_code, "opinion.pdf" in answer["Content-Disposition"]) == (200, True)


def test_sign_off_explains_what_is_missing(cast: Cast, above: CompetitionCheck) -> None:
    text = text_of(post(cast.staff, f"checks/{above.uid}/sign-off/", {"signed_off_by": "Ana Lawyer"}))
    above.refresh_from_db()
    assert ("This field is required" in text, above.signed_off) == (True, None)


def test_a_sign_off_is_for_staff_alone(cast: Cast, above: CompetitionCheck) -> None:
    given = SignOff(signed_off_by="Ana", reason="Fine.", upload=paper())
    sign_off(by=actor_of_person(cast.staff), check=above, given=given)
    Pool.objects.update(state="gathering")
    answers = [
        get(person, f"checks/{above.uid}/file/").status_code
        for person in (cast.board, cast.rioni.representative, cast.vendor, cast.stranger)
    ]
    assert answers == [403, 403, 404, 404]


def test_the_office_is_warned_when_much_of_the_costs_is_bought_together(cast: Cast, opened: Pool) -> None:
    opened.competition_checks.update(members_costs="1000")
    add_demand(opened.lines.all()[0], cast.rioni.organisation, "100", baseline="2.5")
    text = text_of(get(cast.staff, address(opened, "overview")))
    assert ("A large part of the members' costs" in text, "25" in text) == (True, True)


def test_the_office_is_not_warned_of_a_small_part(cast: Cast, opened: Pool) -> None:
    opened.competition_checks.update(members_costs="10000")
    add_demand(opened.lines.all()[0], cast.rioni.organisation, "100", baseline="2.5")
    assert "A large part of the members' costs" not in text_of(get(cast.staff, address(opened, "overview")))
