"""`./nadi serve`: an association's own installation."""

from collections.abc import Callable

from django.conf import settings

from nadi.command_line import Options
from nadi.web.serving import preparing
from nadi.web.serving.children import Child
from nadi.web.serving.house import Plan, address, run_house, say
from nadi.web.serving.occupancy import occupied
from nadi.web.serving.ports import check_port_is_free
from nadi.web.serving.stop import CannotStart


def run(options: Options) -> int:
    """Check, bring up to date, serve, and stay until told to stop."""
    preparing.load_django()
    check_port_is_free(options.host, options.port)
    with occupied(settings.VAR):
        preparing.check_house()
        prepare(with_migrations=not options.no_migrate)
        plan = Plan(
            host=options.host,
            port=options.port,
            children=children(options),
            keeps_schedule=not options.no_schedule,
        )
        return run_house(plan, greet(options))


def prepare(*, with_migrations: bool) -> None:
    """Make the database and the static files fit this version."""
    preparing.compile_catalogues()
    if with_migrations:
        preparing.bring_database_up_to_date(say)
    elif missing := preparing.unapplied():
        raise CannotStart(
            f"The database lacks {missing} steps of this version. "
            "Run ./nadi manage migrate, or leave out --no-migrate."
        )
    preparing.collect_static_files(say)
    preparing.let_go_of_database()


def children(options: Options) -> list[Child]:
    """Return the processes asked for."""
    server = ["nadi.web.serving.web_server", options.host, str(options.port), str(options.workers)]
    family = [Child("web server", server)]
    if not options.no_worker:
        family.append(Child("worker", ["nadi.web.serving.worker"]))
    return family


def greet(options: Options) -> Callable[[], None]:
    """Return what tells that the first page is there."""

    def told() -> None:
        say(f"Serving on {address(options.host, options.port)} for {settings.BASE_URL}.")
        if not settings.HTTPS:
            say("NADI_BASE_URL is not https, so cookies and passwords travel unprotected: for trials only.")

    return told
