"""A real, headless browser for the journeys, and the proof that a page is accessible.

def test_a_story(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)
    assert_accessible(page)
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO = (
    "The journeys need a browser: apt-get install chromium, or .venv/bin/playwright install chromium, "
    "or name one in NADI_TEST_BROWSER."
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # The network is off: nothing but the tests' own server can be found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def find_browser() -> str | None:
    """Return the browser on this machine."""
    named = os.environ.get("NADI_TEST_BROWSER")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the browser of this machine without a window and without network."""
    return {
        **browser_type_launch_args,
        "executable_path": find_browser() or pytest.fail(HOW_TO),
        "args": FLAGS,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Look at pages as a person in Georgia with an English browser does."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Asia/Tbilisi"}


@pytest.fixture(scope="session", autouse=True)
def synchronous_database() -> Iterator[None]:
    """Let tests use the database although Playwright keeps an event loop in their thread."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def assert_accessible(page: Page) -> None:
    """Assert that axe-core finds nothing against WCAG 2.2 AA on the page as it is now."""
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    assert not found, f"{page.url} is not accessible:\n" + "\n".join(map(told, found))


def told(violation: dict[str, Any]) -> str:
    """Return one fault with the places it was found at."""
    places = [f"    {node['target']}: {node['failureSummary']}" for node in violation["nodes"][:5]]
    return "\n".join([f"  {violation['id']}: {violation['help']}", *places])
