"""Getting a browser onto a machine that has none."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.browser import HOW_TO, find_browser


class CannotTest(Exception):
    """Something the tests need is missing; the sentence says what to install."""


def ensure_browser() -> str:
    """Return a browser, installing one if need be: the system's package as root, else Playwright's own."""
    found = find_browser() or playwrights_own()
    if found:
        return found
    print("── browser: none found; installing one (once) ...", flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quietly("apt-get", "update", "-qq")
        quietly("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    if not find_browser():
        quietly(sys.executable, "-m", "playwright", "install", "chromium")
    found = find_browser() or playwrights_own()
    if not found:
        raise CannotTest(HOW_TO)
    return found


def playwrights_own() -> str | None:
    """Return the browser Playwright downloaded earlier, if it did."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def quietly(*command: str) -> None:
    """Try a command without its talk; what counts is whether there is a browser afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        command, check=False, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
