"""`python -m tests.pictures [ADDRESS]`: take the README's pictures from a running demonstration.

Start it with `./nadi demo`; the pictures go to docs/pictures.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.utils.text import slugify
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser import FLAGS, find_browser

HOUSE = Path(__file__).resolve().parents[1]
PICTURES = HOUSE / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 860}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture: who looks, at which page of which pool, on what."""

    name: str
    email: str
    pool: str = ""
    page: str = ""
    window: ViewportSize
    language: str = "en"
    theme: Literal["light", "dark"] = "light"


ALL = (
    Picture(
        name="scenarios", email="staff@demo.nadi", pool="Packing materials", page="scenarios/", window=DESK
    ),
    Picture(
        name="demand-phone",
        email="second@demo.nadi",
        pool="ფლექსო",
        page="demand/",
        window=PHONE,
        language="ka",
    ),
    Picture(name="share-phone", email="member@demo.nadi", pool="Waste paper", page="share/", window=PHONE),
    Picture(name="home-dark", email="staff@demo.nadi", window=DESK, theme="dark"),
)


@contextmanager
def looking(browser: Browser, picture: Picture, address: str) -> Iterator[Page]:
    """Sign in as the picture's person."""
    context = browser.new_context(viewport=picture.window, color_scheme=picture.theme)
    page = context.new_page()
    page.goto(address)
    page.locator(f'form:has(input[value="{picture.email}"]) button').click()
    page.wait_for_load_state()
    context.add_cookies([{"name": "django_language", "value": picture.language, "url": address}])
    yield page
    context.close()


def take(browser: Browser, picture: Picture, address: str) -> Path:
    """Take one picture."""
    with looking(browser, picture, address) as page:
        page.goto(f"{address}/")
        if picture.pool:
            page.goto(f"{address}/pools/?q={picture.pool}")
            page.locator("main tbody a").first.click()
            page.wait_for_load_state()
            page.goto(page.url + picture.page)
        path = PICTURES / f"{slugify(picture.name)}.png"
        page.screenshot(path=path)
    return path


def main(address: str) -> None:
    """Take all of them."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for picture in ALL:
            print(take(browser, picture, address.rstrip("/")))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
