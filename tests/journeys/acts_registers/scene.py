"""A journey through the registers: its cast at their browsers, and the letters they get."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator
from pytest_django.live_server_helper import LiveServer

from nadi.people.models import Person
from tests.cast import Cast, make_cast
from tests.journeys.acts.story import letters_to
from tests.journeys.people import DESK, PHONE, Someone, Stage

THOUSANDS = re.compile(r"(?<=\d)[\s,.](?=\d{3}(?!\d))")
DECIMALS = re.compile(r"(?<=\d),(?=\d\d(?!\d))")


@dataclass
class Scene:
    """Who is there, in which language each of them reads, and their open browsers."""

    browser: Browser
    server: LiveServer
    cast: Cast = field(default_factory=make_cast)
    people: dict[tuple[str, str], Someone] = field(default_factory=dict)

    def at(self, person: Person, language: str = "en", *, phone: bool = False) -> Someone:
        """Return a person's browser, opened when they first appear."""
        key = (person.email, language)
        if key not in self.people:
            self.people[key] = self.stage(language).someone(person, window=PHONE if phone else DESK)
        return self.people[key]

    def guest(self, language: str = "en", *, phone: bool = False) -> Someone:
        """Return a browser in which nobody is signed in."""
        return self.stage(language).someone(None, window=PHONE if phone else DESK)

    def stage(self, language: str) -> Stage:
        """Return where people of a language meet."""
        return Stage(browser=self.browser, server=self.server, language=language)


def link_to(address: str, within: str) -> str:
    """Return the path of the newest link of a kind in the letters to an address."""
    found = [match for letter in letters_to(address) for match in re.findall(rf"{within}[^\s>)\"]+", letter)]
    return str(found[-1])


def follows(someone: Someone, link: Locator) -> Someone:
    """Click something that leads to another page; that page must be accessible too."""
    with someone.page.expect_navigation():
        someone.opened(link).click()
    return someone.looks()


def sends(someone: Someone, *, is_refused: bool = False) -> Someone:
    """Press the button of the page's long form, which may come back with what is wrong."""
    with someone.page.expect_navigation():
        someone.page.locator("main form[data-unsaved] button.button-primary").last.click()
    assert someone.page.locator("main .form-summary").count() == int(is_refused)
    if is_refused:
        # The browser itself reports the status of such a page as an error.
        someone.faults.clear()
    return someone.looks()


def sums(someone: Someone) -> str:
    """Return the words of the page with amounts written plainly: 1234.56."""
    return DECIMALS.sub(".", THOUSANDS.sub("", someone.reads()))


def is_absent(someone: Someone, path: str) -> None:
    """Assert that a page is not there for somebody."""
    assert someone.page.request.get(someone.home + path).status == 404


def told(someone: Someone, paths: Collection[str], secrets: Collection[str]) -> list[tuple[str, str]]:
    """Return which secrets which pages tell somebody, in their words or their source."""
    found = []
    for path in paths:
        page = someone.goes_to(path).page.content().lower() + sums(someone).lower()
        found += [(path, secret) for secret in secrets if secret.lower() in page]
    return found
