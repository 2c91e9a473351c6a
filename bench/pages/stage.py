"""A database of any number of suppliers, and a member who looks at them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from nadi.companies.models import Affiliation, Organisation
from nadi.people.models import Person
from nadi.registers.entries.models import Entry
from nadi.registers.suppliers.models import Supplier

WORDS = ("Alpine", "Baltic", "Colchis", "Danube", "Elbe", "Fjord", "Garda", "Hansa", "Iberia", "Jura")
TRADES = ("Print", "Pack", "Film", "Carton", "Glass", "Blades", "Rollers", "Labels", "Pumps", "Drives")
TOWNS = ("Kutaisi", "Tbilisi", "Batumi", "Lengerich", "Lausanne", "Trabzon", "Milano", "Brno")
BATCH = 2000


def member() -> Client:
    """Prepare the database, and return a signed-in colleague of a member."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    person = Person.objects.create_user("member@bench.example", None, name="Member", language="en")
    firm = Organisation.objects.create(name="Member", member_since=date(2024, 1, 1))
    Affiliation.objects.create(person=person, organisation=firm)
    client = Client(headers={"accept-language": "en"})
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def fill(size: int) -> None:
    """Store suppliers until there are so many, the parents by the table and the children beside them."""
    drawn = random.Random(size)
    entries = entries_to_come(size - Supplier.objects.count(), drawn)
    columns = ", ".join(str(column.column) for column in Supplier._meta.local_concrete_fields)
    marks = ", ".join(["%s"] * len(Supplier._meta.local_concrete_fields))
    while batch := list(islice(entries, BATCH)):
        with transaction.atomic(), connection.cursor() as cursor:
            stored = Entry.objects.bulk_create(batch)
            rows = [child_of(entry, drawn) for entry in stored]
            table = Supplier._meta.db_table
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def entries_to_come(count: int, drawn: random.Random) -> Iterator[Entry]:
    """Yield entries not yet stored."""
    today = timezone.localdate()
    for number in range(count):
        name = f"{drawn.choice(WORDS)} {drawn.choice(TRADES)} {number}"
        confirmed = today - timedelta(days=drawn.randrange(300))
        yield Entry(
            register="suppliers",
            name=name,
            summary=f"{name} makes and mends machines.",
            town=drawn.choice(TOWNS),
            country=drawn.choice(("GE", "DE", "CH", "TR", "IT", "CZ")),
            confirmed=confirmed,
            stale_on=confirmed + timedelta(days=365),
            hidden_on=confirmed + timedelta(days=730),
        )


def child_of(entry: Entry, drawn: random.Random) -> list[Any]:
    """Return the row of a supplier beside its entry."""
    kind, hours = drawn.choice(Supplier.Kind.values), drawn.choice((8, 24))
    supplier = Supplier(entry_ptr=entry, kind=kind, response_hours=hours)
    return [getattr(supplier, column.attname) for column in Supplier._meta.local_concrete_fields]
