"""Settings of worker processes under test: the real ones, and the slow job."""

from nadi.web.settings import *  # noqa: F403  (the real settings are what is tested)
from nadi.web.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.process.slow"]
