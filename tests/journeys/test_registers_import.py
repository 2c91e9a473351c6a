"""Staff bring a messy list, set right what was found out, write it, and take the whole import back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nadi.registers.entries.models import Coding
from nadi.registers.entries.tests.story import entered
from nadi.registers.imports.models import Row, Run
from nadi.registers.suppliers.models import Supplier
from nadi.web.models import SearchDocument
from tests.journeys.acts_registers.scene import Scene, follows
from tests.journeys.people import Someone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# A title, heads over two rows, a bad cell, a firm that is there already in Georgian letters, and a total.
LINES = (
    "Поставщики оборудования, 2026;;;;;",
    ";;Связь;;Сервис;",
    "Название;Город;Сайт;Электронная почта;Часы;Примечание",
    "Завод гофротары;Рустави;gofro.example;info@gofro.example;24;картонные машины",
    "Кутаиси Мануфактура;Кутаиси;kutaisi-manufaktura.example;;48;",
    "Типография Пресс;Тбилиси;сайта нет;;12;офсетная печать",
    "Флексо Сервис;Поти;flexo.example;;6;ремонт",
    "Итого;;;;90;",
)
MESSY = "\r\n".join(LINES).encode("cp1251")
COLUMNS = ("name", "town", "website", "email", "response_hours", "summary")
THERE = {
    "name": "",
    "name_local": "ქუთაისის მანუფაქტურა",
    "website": "https://kutaisi-manufaktura.example",
    "country": "GE",
}


def standing() -> list[dict[str, Any]]:
    """Return all that stands in the register and in the search, but for the clock of the last change."""
    tables = (
        Supplier.objects.order_by("pk"),
        Coding.objects.order_by("pk"),
        SearchDocument.objects.order_by("key"),
    )
    rows = [row for table in tables for row in table.values()]
    return [{name: value for name, value in row.items() if name != "changed"} for row in rows]


def look(staff: Someone) -> Run:
    """Staff send the file, correct how it is read, and say what its columns mean."""
    staff.goes_to("/imports/new/?target=suppliers").attaches("uploads", "список.csv", MESSY)
    staff.presses()
    assert staff.field("encoding").input_value() == "cp1251"
    assert staff.field("delimiter").input_value() == ";"
    assert "Завод гофротары" in staff.reads()
    for name, right in {"head_first": "2", "head_last": "3", "first_row": "4"}.items():
        staff.fills({name: right})
    with staff.page.expect_navigation():
        staff.page.locator('main button[name="show"]').click()
    staff.looks()
    with shown_anew(staff):
        # Faster than the page answers; nothing of it may get lost.
        for at, name in enumerate(COLUMNS):
            staff.chooses(f"column-{at}", name)
    with shown_anew(staff):
        staff.fills({"constant-country": "Georgia"})
        staff.page.keyboard.press("Tab")
    with staff.page.expect_navigation():
        staff.page.locator('main button[name="check"]').click()
    staff.looks()
    return Run.objects.get()


@contextmanager
def shown_anew(staff: Someone) -> Iterator[None]:
    """Wait until the page has taken what was changed on it, and nothing is on its way any more."""
    with staff.page.expect_response(lambda answer: answer.request.method == "GET"):
        yield
    staff.page.locator(".htmx-request").wait_for(state="detached")


def mend(staff: Someone, run: Run) -> None:
    """The dry run shows what each row would do; the bad cell is corrected in its place."""
    assert [run.counts[word] for word in ("refused", "duplicate", "new")] == [1, 1, 2]
    bad = Row.objects.get(run=run, result="refused")
    staff.goes_to(f"/imports/{run.uid}/rows/")
    follows(staff, staff.page.locator(f'main a[href$="/rows/{bad.number}/"]').first)
    staff.fills({"website": "press.example"}).presses(f"/rows/{bad.number}/correct/")


def decide(staff: Someone, run: Run) -> None:
    """A row in Cyrillic may be the firm that stands there in Georgian: staff look, and say the same."""
    double = Row.objects.get(run=run, result="duplicate")
    staff.goes_to(f"/imports/{run.uid}/rows/{double.number}/")
    assert "ქუთაისის მანუფაქტურა" in staff.reads()
    staff.presses(f"/rows/{double.number}/decide/")
    staff.goes_to(f"/imports/{run.uid}/").presses(f"/imports/{run.uid}/write/")
    run.refresh_from_db()
    assert run.state == Run.State.WRITTEN


def find(member: Someone) -> None:
    """A member finds what came in, in the register and by the one search, in whatever letters."""
    assert "Флексо Сервис" in member.goes_to("/suppliers/").reads()
    assert (
        "press.example"
        in member.goes_to(f"/suppliers/{Supplier.objects.get(name='Типография Пресс').uid}/").reads()
    )
    member.goes_to("/search/?q=гофротары")
    follows(member, member.page.locator("#found .hit a").first)
    assert "Завод гофротары" in member.reads()


def test_staff_import_a_messy_list_and_undo_it(browser: Browser, live_server: LiveServer) -> None:
    scene = Scene(browser, live_server)
    there = entered(scene.cast, **THERE)
    before = standing()
    staff = scene.at(scene.cast.staff)
    run = look(staff)
    mend(staff, run)
    decide(staff, run)
    find(scene.at(scene.cast.rioni.colleague, "ka", phone=True))
    there.refresh_from_db()
    assert (Supplier.objects.count(), there.town) == (4, "Кутаиси")

    follows(staff.goes_to(f"/imports/{run.uid}/"), staff.page.locator('main a[href$="/undo/"]'))
    staff.presses()
    run.refresh_from_db()
    assert run.state == Run.State.UNDONE
    assert standing() == before
    member = scene.at(scene.cast.rioni.colleague, "ka", phone=True)
    assert member.goes_to("/search/?q=гофротары").page.locator("#found .hit").count() == 0
