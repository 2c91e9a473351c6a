"""Every operation of the API goes through a door."""

import pytest
from django.test import Client
from tests.cast import Cast

from nadi.home.api.described import operations
from nadi.home.api.tests.programs import ROOT, program_of

PATHS = sorted({one.path for _group, rows in operations() for one in rows})


def absent(path: str) -> str:
    """Return the address of a thing that is not there."""
    return f"{ROOT}{path.replace('{uid}', 'absent')}"


@pytest.mark.parametrize("path", PATHS)
def test_a_guest_is_refused(cast: Cast, client: Client, path: str) -> None:
    assert client.get(absent(path)).status_code == 401


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_s_program_is_refused_in_a_sentence_or_finds_nothing(cast: Cast, path: str) -> None:
    answer = program_of(cast.partner).get(absent(path))
    found = answer.json().get("rows", [])
    told = [one for one in found if one.get("uid") != cast.partner.affiliations.get().organisation.uid]
    assert (answer.status_code in (200, 403, 404), told) == (True, [])


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(cast: Cast, path: str, method: str) -> None:
    assert getattr(program_of(cast.staff), method)(absent(path)).status_code == 405


@pytest.mark.parametrize("path", [one for one in PATHS if "{uid}" in one])
def test_what_is_no_uid_is_refused(cast: Cast, path: str) -> None:
    assert program_of(cast.staff).get(f"{ROOT}{path.replace('{uid}', '%00')}").status_code == 422


def test_nothing_comes_after_what_is_no_uid(cast: Cast) -> None:
    assert program_of(cast.staff).get(f"{ROOT}/pools?after=%00").status_code == 422
