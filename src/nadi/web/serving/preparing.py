"""What must be there before the first page: settings in order, tables, static files, catalogues."""

import os
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from nadi.web.serving.stamps import matches
from nadi.web.serving.stop import CannotStart

Say = Callable[[str], None]


def load_django() -> None:
    """Read the settings and the apps; a missing or malformed setting stops with its sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nadi.web.settings")
    django.setup()


def check_house() -> None:
    """Run Django's own checks; errors stop the start."""
    call_command("check", verbosity=0)


def unapplied() -> int:
    """Return how many migrations the database lacks."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise CannotStart(f"The database does not answer: {str(error).strip().splitlines()[0]}") from error
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_database_up_to_date(say: Say) -> None:
    """Apply the migrations that are missing."""
    if missing := unapplied():
        say(f"Bringing the database up to date ({missing} steps) ...")
        call_command("migrate", verbosity=0, interactive=False)


def collect_static_files(say: Say) -> None:
    """Give every static file its fingerprinted name, when one has changed since the last time."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    wanted = static_stamp()
    if matches(stamp, wanted):
        return
    say("Collecting style sheets, scripts and fonts ...")
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)


def static_stamp() -> str:
    """Return what stands for all static files: their names, sizes and times."""
    lines = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            lines.append(f"{name} {storage.size(name)} {storage.get_modified_time(name).timestamp()}")
    return "\n".join(sorted(lines))


def compile_catalogues() -> None:
    """Compile the message catalogues that changed."""
    if find_spec("nadi.web.messages"):
        import_module("nadi.web.messages").compile_stale()


def load_demonstration(say: Say) -> None:
    """Load the fictional cluster into an empty database, as a whole or not at all."""
    if "load_demo" not in get_commands() or get_user_model().objects.exists():
        return
    say("Loading the demonstration cluster ...")
    with transaction.atomic():
        call_command("load_demo", verbosity=0)


def let_go_of_database() -> None:
    """Close connections before children are started."""
    connections.close_all()
