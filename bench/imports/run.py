"""Bringing a drawn list of suppliers twice, and taking it back."""

import argparse
import csv
import io
import random
import resource
import time
from collections.abc import Callable
from typing import TypeVar

from django.core.management import call_command

from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import actor_for
from nadi.people.models import Person
from nadi.registers.imports.loading import Report, load
from nadi.registers.imports.models import Run
from nadi.registers.imports.undoing import undo
from nadi.registers.suppliers.models import Supplier
from nadi.web.access import Actor, Sentence

T = TypeVar("T")
SOUNDS = ("ba", "do", "ga", "ki", "le", "mo", "na", "po", "ri", "sa", "tu", "ve", "zo")
LETTERS = dict(zip("abdegiklmnoprstuvz", "აბდეგიკლმნოპრსტუვზ", strict=True))
TOWNS = ("Kutaisi", "Tbilisi", "Batumi", "Gori", "Poti", "Telavi", "Zugdidi")
HEADS = ("Company name", "City", "Country", "Website", "Products", "Brand")


def run(asked: argparse.Namespace) -> int:
    """Measure and print; ends with 1 when rows were lost or did not go away."""
    call_command("migrate", verbosity=0)
    by = officer()
    content = drawn_file(asked.rows, asked.alike)
    print(f"{asked.rows:,} rows, {len(content) / 1e6:.1f} MB")
    first = timed("checked and written", lambda: load(content, "suppliers.csv", by=by, target="suppliers"))
    tell(first)
    again = timed("the same file again", lambda: load(content, "suppliers.csv", by=by, target="suppliers"))
    tell(again)
    stored = Supplier.objects.count()
    timed("taken back", lambda: undo(Run.objects.get(uid=first.run), by, quiet))
    left = Supplier.objects.count()
    print(f"stored {stored:,}, left after taking back {left:,}")
    told = first.new + first.changed + first.merged + first.unchanged + len(first.refused)
    return int(told != asked.rows or again.new > 0 or left > 0)


def officer() -> Actor:
    """Store somebody who acts for the office."""
    person = Person.objects.create_user("office@bench.example", None, name="Office")
    office = Organisation.objects.create(name="Office", kind=Organisation.Kind.OFFICE)
    affiliation = Affiliation.objects.create(person=person, organisation=office)
    return actor_for(person, affiliation, has_second_factor=True)


def drawn_file(rows: int, alike: int) -> bytes:
    """Draw a list in which some firms stand twice: once in Latin letters, once in Georgian ones."""
    drawn = random.Random(rows)
    text = io.StringIO()
    written = csv.writer(text)
    written.writerow(HEADS)
    name = town = website = ""
    for number in range(rows):
        if number % alike == alike - 1:
            local = "".join(LETTERS.get(sign, sign) for sign in name.lower())
            written.writerow([f"შპს {local}", town, "საქართველო", website, "", ""])
            continue
        name = (
            "".join(drawn.choice(SOUNDS) for _sound in range(4)).title()
            + drawn.choice(SOUNDS)
            + f"{number:x}"
        )
        town = drawn.choice(TOWNS)
        website = f"https://www.{name.lower()}.example"
        products = ", ".join(drawn.sample(("film", "carton", "glass", "labels", "blades"), 2))
        written.writerow(
            [f"{name} LLC", town, "Georgia", website, products, drawn.choice(("Bobst", "Komori"))]
        )
    return text.getvalue().encode()


def timed(what: str, work: Callable[[], T]) -> T:
    """Do the work, and print how long it took and the most memory so far."""
    began, busy = time.monotonic(), time.process_time()
    done = work()
    clock, used = time.monotonic() - began, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {clock:.1f} s on the clock, {used:.1f} s of the processor, {memory:.0f} MB at most")
    return done


def tell(report: Report) -> None:
    """Print what became of the rows."""
    print(
        f"  new {report.new:,}, changed {report.changed:,}, merged {report.merged:,}, "
        f"unchanged {report.unchanged:,}, refused {len(report.refused):,}"
    )


def quiet(percent: int, note: Sentence) -> None:
    """Tell nobody how far it is."""
