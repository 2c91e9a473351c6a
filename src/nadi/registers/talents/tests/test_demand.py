"""The demand colleges are told: protected, released once, the same in the file."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.registers.talents.actions.demand import release_demand
from nadi.registers.talents.actions.vacancies import Wanted, join_vacancy, post_vacancy
from nadi.registers.talents.models import DemandRelease
from nadi.registers.talents.tests.people import vacancy_of
from nadi.web.access import Refused

YEAR = timezone.localdate().year
PECULIAR = 73


def demand(cast: Cast) -> None:
    """Let three firms look for people together, and one for many alone."""
    shared = vacancy_of(cast, {"is_shared": True}, count=4)
    for firm in (cast.samgori, cast.kolkheti):
        join_vacancy(by=actor_of_person(firm.colleague), vacancy=shared, count=4, is_named=False)
    alone = {"title": "Driver", "region": "GE-TB", "open_until": shared.open_until}
    post_vacancy(
        by=actor_of_person(cast.samgori.colleague),
        wanted=Wanted(values=alone, count=PECULIAR),
        organisation=cast.samgori.organisation,
    )


def released(cast: Cast) -> DemandRelease:
    """Release this year."""
    demand(cast)
    return release_demand(by=actor_of_person(cast.staff), year=YEAR)


def test_one_firm_alone_is_kept_back(cast: Cast) -> None:
    said = str(released(cast).table)
    assert (str(PECULIAR) in said, str(PECULIAR + 12) in said) == (False, False)


@pytest.mark.parametrize("export", ["", "?export=csv", "?export=xlsx"])
def test_a_partner_reads_it_and_takes_it_away(cast: Cast, export: str) -> None:
    address = reverse("talents.demand", args=[released(cast).uid])
    answer = client_for(cast.partner).get(address + export)
    assert (answer.status_code, str(PECULIAR).encode() in answer.content) == (200, False)


def test_kept_back_is_marked_in_the_file(cast: Cast) -> None:
    address = reverse("talents.demand", args=[released(cast).uid])
    said = client_for(cast.partner).get(f"{address}?export=csv").content.decode()
    assert "kept back" in said


def test_a_year_is_released_once(cast: Cast) -> None:
    released(cast)
    with pytest.raises(Refused, match="has been released"):
        release_demand(by=actor_of_person(cast.staff), year=YEAR)


def test_a_year_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="still to come"):
        release_demand(by=actor_of_person(cast.staff), year=YEAR + 1)


def test_an_empty_year_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody was looked for"):
        release_demand(by=actor_of_person(cast.staff), year=YEAR)


def test_a_release_never_changes(cast: Cast) -> None:
    release = released(cast)
    before = release.table
    demand(cast)
    release.refresh_from_db()
    assert release.table == before


@pytest.mark.parametrize(("who", "status"), [("partner", 403), ("board", 403), ("staff", 302)])
def test_only_the_office_releases(cast: Cast, who: str, status: int) -> None:
    demand(cast)
    answer = client_for(getattr(cast, who)).post(reverse("talents.release_demand"), {"year": YEAR})
    assert answer.status_code == status


def test_a_member_does_not_read_the_demand(cast: Cast) -> None:
    assert client_for(cast.rioni.colleague).get(reverse("talents.demands")).status_code == 403
