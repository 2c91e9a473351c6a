"""A module that is off is nowhere, and the house stands without it."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.architecture.addresses import addresses
from tests.cast import Cast, client_for

from nadi.web import schedule
from nadi.web.mail import send
from nadi.web.models import Mail
from nadi.web.modules import check_what_is_off, is_module_off

REGISTERS = ("funding", "talents", "experts", "suppliers", "services", "events", "news", "imports")


@pytest.fixture(params=REGISTERS)
def off(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Turn a module off."""
    settings.OFF = [request.param]
    return str(request.param)


@pytest.fixture
def no_duties() -> Iterator[None]:
    """Leave the schedule as it was."""
    kept = dict(schedule.ENTRIES)
    schedule.ENTRIES.clear()
    yield
    schedule.ENTRIES.clear()
    schedule.ENTRIES.update(kept)


def test_every_door_of_it_is_absent(cast: Cast, off: str) -> None:
    own = [one.path for one in addresses() if is_module_off(one.view.__module__)]
    client = client_for(cast.staff)
    asked = [(Client(), "get"), (client, "get"), (client, "post")]
    assert [path for path in own for one, verb in asked if getattr(one, verb)(path).status_code != 404] == []


def test_the_first_pages_stand_without_it_and_do_not_lead_to_it(cast: Cast, off: str) -> None:
    for address in ("/", "/registers/", "/registers/saved/", "/search/?q=works"):
        page = client_for(cast.staff).get(address)
        assert (page.status_code, f'href="/{off}/' in page.content.decode()) == (200, False)


@pytest.mark.usefixtures("no_duties")
def test_its_duties_rest(db: None, settings: Settings) -> None:
    done: list[str] = []

    def of_suppliers() -> None:
        done.append("suppliers")

    def of_the_house() -> None:
        done.append("house")

    of_suppliers.__module__ = "nadi.registers.suppliers.jobs"
    for duty in (of_suppliers, of_the_house):
        schedule.every(minutes=1)(duty)
    settings.OFF = ["suppliers"]
    schedule.run_due(timezone.now())
    assert done == ["house"]


def test_it_writes_no_mail(db: None, settings: Settings) -> None:
    settings.OFF = ["suppliers"]
    send(to=[("nino@example.ge", "Nino", "ka")], template="suppliers/mail/anything")
    assert Mail.objects.count() == 0


@pytest.mark.parametrize("label", ["supliers", "pools", "web", "people"])
def test_what_is_no_module_or_cannot_be_missed_stops_the_start(settings: Settings, label: str) -> None:
    settings.OFF = [label]
    with pytest.raises(ImproperlyConfigured, match=label):
        check_what_is_off()
