"""The real settings, with a plain page beside the house's own."""

from pathlib import Path

from nadi.web.settings import *  # noqa: F403  (the real ones)
from nadi.web.settings import TEMPLATES

TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], Path(__file__).with_name("templates")]  # type: ignore[misc]  # a dict of many shapes
ROOT_URLCONF = "bench.search.urls"
