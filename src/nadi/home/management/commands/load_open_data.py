"""`./nadi manage load_open_data FOLDER`: fill the registers with a folder of open data."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import actor_for
from nadi.home.open_data.loading import Outcome, files_in, load_path
from nadi.home.open_data.telling import lines_of, summary
from nadi.web.access import Actor

NOBODY_THERE = (
    "Nobody of the association's office is there yet who could bring the data. Create the office's first "
    "person, or name one with --as EMAIL."
)


def staff(email: str) -> Actor:
    """Return who brings the data: the person named, else the first of the office."""
    people = Affiliation.objects.filter(
        organisation__kind=Organisation.Kind.OFFICE, until=None, person__is_active=True
    ).select_related("person", "organisation")
    if email:
        people = people.filter(person__email__iexact=email)
    first = people.order_by("pk").first()
    if first is None:
        raise CommandError(f"Nobody of the office has the address {email}." if email else NOBODY_THERE)
    return actor_for(first.person, first, has_second_factor=True)


class Command(BaseCommand):
    help = (
        "Fill the registers with a folder of open data through the import centre; twice brings nothing new."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder and, if wanted, who brings it."""
        parser.add_argument("folder", help="the folder, with all folders below it")
        parser.add_argument(
            "--as", dest="email", default="", help="the e-mail address of the office's person"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load every file that a register knows, and say of each what became of it."""
        folder = Path(options["folder"]).expanduser()
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        by = staff(options["email"])
        try:
            files = files_in(folder)
        except OSError as error:
            raise CommandError(f"The folder {folder} cannot be read: {error.strerror}.") from error
        outcomes: list[Outcome] = []
        for path in files:
            for outcome in load_path(by=by, path=path, folder=folder):
                outcomes.append(outcome)
                for line in lines_of(outcome):
                    self.stdout.write(line)
        for line in summary(outcomes):
            self.stdout.write(line)
