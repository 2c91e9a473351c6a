"""`./nadi worker`: the background worker as a process of its own."""

from collections.abc import Callable
from importlib import import_module

from django.conf import settings

from nadi.command_line import Options
from nadi.web.serving.children import follow_parent
from nadi.web.serving.house import say
from nadi.web.serving.occupancy import occupied
from nadi.web.serving.preparing import load_django


def run(options: Options) -> int:
    """Work until told to stop, on a machine of its own."""
    return work(lambda: say("The worker takes jobs. Press Ctrl+C to stop."))


def work(greet: Callable[[], None]) -> int:
    """Take jobs; their modules can be read only once Django is loaded."""
    load_django()
    follow_parent()
    with occupied(settings.VAR):
        import_module("nadi.web.jobs.worker").take_jobs(greet)
    return 0


if __name__ == "__main__":
    work(lambda: None)
