"""What the acts of the journey share: its people at their browsers, the pool, and the passing of time."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.core import mail
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.people.models import Person
from nadi.together.pools.models import Line, Pool
from tests.cast import POTI, Cast, Member, make_cast, member_company, outsider
from tests.journeys.people import DESK, PHONE, Someone, Stage


@dataclass
class Story:
    """A purchase on its way: who takes part in it, and what they have in their hands."""

    stage: Stage
    cast: Cast
    members: tuple[Member, ...]
    vendors: tuple[Organisation, ...]
    place: Path
    links: list[str] = field(default_factory=list)
    people: dict[str, Someone] = field(default_factory=dict)

    def at(self, name: str, person: Person | None, *, phone: bool = False) -> Someone:
        """Return a person's browser, opened when they first appear."""
        if name not in self.people:
            self.people[name] = self.stage.someone(person, window=PHONE if phone else DESK)
        return self.people[name]

    @property
    def staff(self) -> Someone:
        """The office, at a desk."""
        return self.at("staff", self.cast.staff)

    @property
    def board(self) -> Someone:
        """The board, at a desk."""
        return self.at("board", self.cast.board)

    def phone(self, number: int) -> Someone:
        """Return a member's representative, on a phone."""
        return self.at(f"member {number}", self.members[number].representative, phone=True)

    def sales(self, number: int) -> Someone:
        """Return a vendor's sales office: nobody who is signed in, with a link."""
        return self.at(f"vendor {number}", None)

    @property
    def pool(self) -> Pool:
        """The one pool, as it is now."""
        return Pool.objects.get()

    @property
    def lines(self) -> list[Line]:
        """Its lines."""
        return list(self.pool.lines.all())

    def path(self, page: str = "") -> str:
        """Return the address of a page of the pool."""
        return f"/pools/{self.pool.uid}/{page}"


def begin(stage: Stage, place: Path) -> Story:
    """Bring in the cast, with a fourth member and a third vendor."""
    cast = make_cast()
    fourth = member_company("Enguri Dairy", "ენგურის რძე", "212345674", POTI)
    third, _seller = outsider(Organisation.Kind.PROVIDER, "Bosphorus Films", "sales@bosphorus.example")
    return Story(
        stage=stage,
        place=place,
        cast=cast,
        members=(*cast.members, fourth),
        vendors=(cast.vendor_organisation, cast.rival_organisation, third),
    )


def in_days(days: int) -> str:
    """Return a moment to come as a field takes it."""
    return typed(timezone.now() + timedelta(days=days))


def typed(moment: datetime) -> str:
    """Return a moment as a field takes it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def let_pass(pool: Pool, deadline: str) -> None:
    """Let a deadline pass, in its order."""
    moment = timezone.now() - timedelta(seconds=2 if deadline == "demand_until" else 1)
    Pool.objects.filter(pk=pool.pk).update(**{deadline: moment})


def letters_to(address: str) -> list[str]:
    """Return what was written to this address so far."""
    return [str(letter.body) for letter in mail.outbox if address in letter.to]


def links_in(letters: list[str]) -> list[str]:
    """Return the vendors' links, as their letters hold them."""
    found = [re.search(r"/pools/rfq/[\w-]+/", letter) for letter in letters]
    return [one.group() for one in found if one]
