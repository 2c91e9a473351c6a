"""The firms, sites and people of the demonstration, from the two sheets beside this file."""

import csv
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from nadi.companies.actions.organisations import refresh_search_text
from nadi.companies.models import Affiliation, Organisation, Site
from nadi.companies.queries import actor_for
from nadi.home.demo.roles import PASSWORD
from nadi.people.models import Person
from nadi.web.access import Actor

HERE = Path(__file__).parent


def rows(sheet: str) -> list[dict[str, str]]:
    """Return the rows of a sheet."""
    with (HERE / sheet).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_firms() -> dict[str, Organisation]:
    """Store every organisation with its site; companies are members since two years ago."""
    today = timezone.localdate()
    since = today.replace(year=today.year - 2, day=1)
    found = {}
    for row in rows("firms.csv"):
        organisation = Organisation.objects.create(
            kind=row["kind"],
            name=row["name"],
            name_local=row["name_local"],
            country=row["country"],
            number=row["number"],
            holding=row["holding"],
            size=row["size"],
            sector=row["sector"],
            member_since=since if row["kind"] == Organisation.Kind.COMPANY else None,
        )
        Site.objects.create(
            organisation=organisation,
            name=f"{row['town']} plant" if row["kind"] == "company" else row["town"],
            name_local=f"{row['town_local']}, საამქრო" if row["kind"] == "company" else row["town_local"],
            town=row["town"],
            region=row["region"],
            latitude=Decimal(row["latitude"]),
            longitude=Decimal(row["longitude"]),
        )
        refresh_search_text(organisation)
        organisation.save(update_fields=["search_text"])
        found[row["key"]] = organisation
    return found


def load_people(firms: dict[str, Organisation]) -> dict[str, Actor]:
    """Store everybody who signs in; returns, for each firm, somebody who may bind it."""
    actors: dict[str, Actor] = {}
    for row in rows("people.csv"):
        person = Person.objects.create_user(
            row["email"], PASSWORD, name=row["name"], language=row["language"]
        )
        affiliation = Affiliation.objects.create(
            person=person,
            organisation=firms[row["organisation"]],
            role=row["role"],
            is_on_board=row["board"] == "yes",
        )
        if row["role"] == Affiliation.Role.REPRESENTATIVE:
            actors[row["organisation"]] = actor_for(person, affiliation, has_second_factor=False)
    return actors
