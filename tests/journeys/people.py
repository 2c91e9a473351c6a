"""People of a journey: each has a browser of their own, and every page they come to must be accessible."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from nadi.people.models import Person
from tests.browser import assert_accessible
from tests.cast import client_for

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
TO_THE_END = "window.scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})"


@dataclass
class Someone:
    """A person (or a guest with a link) at a browser."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def goes_to(self, path: str) -> "Someone":
        """Open a page; it must work, be accessible and fit the window."""
        answer = self.page.goto(path if path.startswith("http") else self.home + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        return self.looks()

    def is_refused(self, path: str) -> None:
        """Open a page that says why it is not for this reader."""
        answer = self.page.goto(self.home + path)
        assert answer is not None
        assert answer.status == 403
        assert_accessible(self.page)
        self.faults.clear()

    def looks(self) -> "Someone":
        """Check the page at its end, where the bar of buttons on a phone lies over no field."""
        # A click is over when the next page begins: without this wait there may be nothing of it yet.
        self.page.wait_for_load_state()
        self.page.evaluate(TO_THE_END)
        assert_accessible(self.page)
        width = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert width <= 0, f"{self.page.url} is {width} px wider than the window."
        assert self.faults == []
        return self

    def fills(self, typed: Mapping[str, str]) -> "Someone":
        """Type into the fields of these names."""
        for name, value in typed.items():
            self.opened(self.field(name)).fill(value)
        return self

    def field(self, name: str) -> Locator:
        """Return the field of this name in the page's main part."""
        return self.page.locator(f'main [name="{name}"]').first

    def opened(self, locator: Locator) -> Locator:
        """Unfold whatever hides a field."""
        folded = locator.locator("xpath=ancestor::details[not(@open)]")
        while folded.count():
            folded.first.locator("> summary").click()
        return locator

    def chooses(self, name: str, value: str) -> "Someone":
        """Choose a radio button or an option."""
        radio = self.page.locator(f'main input[type=radio][name="{name}"][value="{value}"]')
        if radio.count():
            self.opened(radio.first).check()
        else:
            self.opened(self.field(name)).select_option(value)
        return self

    def ticks(self, name: str, value: str = "") -> "Someone":
        """Tick the box of this name (and value)."""
        chosen = f'[value="{value}"]' if value else ""
        self.opened(self.page.locator(f'main [type=checkbox][name="{name}"]{chosen}').first).check()
        return self

    def attaches(self, name: str, called: str, content: bytes) -> "Someone":
        """Choose a file in the field of this name."""
        kind = mimetypes.guess_type(called)[0] or "application/octet-stream"
        self.field(name).set_input_files({"name": called, "mimeType": kind, "buffer": content})
        return self

    def fetches(self, path: str) -> bytes:
        """Download a file."""
        answer = self.page.request.get(path if path.startswith("http") else self.home + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.body()

    def presses(self, action: str = "") -> "Someone":
        """Press the button of the form that is sent to this address (or of the page's only one)."""
        form = self.page.locator(
            f'main form[action$="{action}"]' if action else 'main form[method="post"]'
        ).first
        button = form.locator("button:not([name])").last
        self.opened(button).click()
        self.page.wait_for_load_state()
        return self.looks()

    def is_sent_back(self) -> "Someone":
        """Press the button of the page's form, which says what is wrong and keeps what was typed."""
        button = self.page.locator('main form[method="post"]').first.locator("button:not([name])").last
        with self.page.expect_navigation():
            button.click()
        assert self.page.locator("main .form-summary").count() == 1
        assert_accessible(self.page)
        # The browser itself reports the status of such a page as an error.
        self.faults.clear()
        return self

    def reads(self) -> str:
        """Return the words of the page's main part, with plain spaces."""
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())


@dataclass
class Stage:
    """Where a journey takes place: the server, the browser, and the language everybody reads."""

    browser: Browser
    server: LiveServer
    language: str

    def someone(self, person: Person | None, window: ViewportSize = DESK) -> Someone:
        """Give a person a browser in which they are signed in; nobody gets a guest's."""
        context = self.browser.new_context(viewport=window, locale="en-GB", timezone_id="Asia/Tbilisi")
        cookies = {settings.LANGUAGE_COOKIE_NAME: self.language}
        if person is not None:
            client: Client = client_for(person)
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        for name, value in cookies.items():
            context.add_cookies([{"name": name, "value": value, "url": self.server.url}])
        page = context.new_page()
        who = Someone(page=page, home=self.server.url)
        page.on("pageerror", lambda error: who.faults.append(str(error)))
        page.on("console", lambda said: who.faults.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: dialog.accept())
        return who
