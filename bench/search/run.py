"""Asking the engine and calling the pages, in turns, so that a busy moment falls on all of them."""

import argparse
import statistics
import time
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.search.filling import fill
from bench.search.stage import questions, vocabulary
from nadi.companies.models import Affiliation, Organisation
from nadi.people.models import Person
from nadi.web.search import Query, search

READERS = frozenset({"public", "member", "org:1", "member:1"})
# What the goals were set for; the other questions are told beside them.
SINGLE = ("common", "rare", "misspelt", "no hit")
MEDIAN, HIGH, COMMON_BY_RARE, PAGE_BY_PLAIN = 2.0, 10.0, 10.0, 1.2


def run(asked: argparse.Namespace) -> int:
    """Measure every size and print the figures; ends with 1 when a goal is missed at the largest."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    words = vocabulary()
    missed = False
    for size in [int(word) for word in asked.sizes.split(",")]:
        began = time.perf_counter()
        added = fill(size, asked.words, words)
        took = time.perf_counter() - began
        print(f"\n{size:,} documents ({connection.vendor}, {megabytes():,.0f} MB)")
        print(f"  {added:,} added in {took:.0f} s")
        engine = engine_figures(questions(words, asked.questions))
        missed = goals_of_engine(engine)
        missed |= goals_of_pages(page_figures(questions(words, asked.questions), asked.pages))
    return int(missed)


def clock() -> float:
    """Return the seconds of the processor: of this process, and of the one that serves it in PostgreSQL."""
    own = time.process_time()
    return own if connection.vendor == "sqlite" else own + served(server_process())


@cache
def server_process() -> Path:
    """Return where the system tells what the database's process took, on the same machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def served(told: Path) -> float:
    return int(told.read_text().split()[0]) / 1e9


def engine_figures(asked: dict[str, list[str]]) -> dict[str, list[float]]:
    """Return the milliseconds of every question, each asked twice, the second time counted."""
    taken: dict[str, list[float]] = {name: [] for name in asked}
    passed: dict[str, list[float]] = {name: [] for name in asked}
    for counted in (False, True):
        for at in range(len(next(iter(asked.values())))):
            for name, words in asked.items():
                began, began_clock = clock(), time.perf_counter()
                search(Query(words=words[at], readers=READERS))
                if counted:
                    taken[name].append((clock() - began) * 1000)
                    passed[name].append((time.perf_counter() - began_clock) * 1000)
    for name, times in taken.items():
        middle, on_the_clock = statistics.median(times), statistics.median(passed[name])
        print(f"  engine  {name:<12} median {middle:7.2f} ms   95 % {high(times):7.2f} ms", end="")
        print(f"   on the clock {on_the_clock:7.2f} ms, {high(passed[name]):7.2f} ms")
    return taken


def goals_of_engine(taken: dict[str, list[float]]) -> bool:
    """Print the goals of the engine, and tell whether one is missed."""
    middle, top = figures([one for name in SINGLE for one in taken[name]])
    print(f"  single words: median {middle:.2f} ms (at most {MEDIAN}), 95 % {top:.2f} ms (at most {HIGH})")
    every, highest = figures([one for times in taken.values() for one in times])
    print(f"  all questions: median {every:.2f} ms, 95 % {highest:.2f} ms")
    ratio = statistics.median(taken["common"]) / statistics.median(taken["rare"])
    print(f"  common words against rare ones: {ratio:.1f} times (at most {COMMON_BY_RARE:.0f})")
    return middle > MEDIAN or top > HIGH or ratio > COMMON_BY_RARE


def figures(times: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(times), high(times)


def page_figures(asked: dict[str, list[str]], repeat: int) -> dict[str, list[float]]:
    """Return the processor milliseconds of the search page for each kind, and of a plain list."""
    client = member()
    taken: dict[str, list[float]] = {name: [] for name in [*asked, "plain list"]}
    for turn in range(-3, repeat):
        for name in taken:
            address = "/plain/" if name == "plain list" else "/search/"
            words = asked[name][turn % len(asked[name])] if name in asked else ""
            began = clock()
            answer = client.get(address, {"q": words} if words else {})
            if turn >= 0:
                taken[name].append((clock() - began) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}")
    for name, times in taken.items():
        print(f"  page    {name:<12} median {statistics.median(times):7.2f} ms   95 % {high(times):7.2f} ms")
    return taken


def goals_of_pages(taken: dict[str, list[float]]) -> bool:
    """Print the goal of the page, and tell whether it is missed."""
    plain = statistics.median(taken["plain list"])
    single = statistics.median([one for name in SINGLE for one in taken[name]]) / plain
    every = [one for name, times in taken.items() if name != "plain list" for one in times]
    print(f"  search page against a plain list: {single:.2f} times (at most {PAGE_BY_PLAIN}),", end="")
    print(f" all questions {statistics.median(every) / plain:.2f}")
    return single > PAGE_BY_PLAIN


def member() -> Client:
    """Return a signed-in colleague of a member."""
    person = Person.objects.filter(email="member@bench.example").first()
    if person is None:
        person = Person.objects.create_user("member@bench.example", None, name="Member", language="en")
        firm = Organisation.objects.create(name="Member", member_since=date(2024, 1, 1))
        Affiliation.objects.create(person=person, organisation=firm)
    client = Client(headers={"accept-language": "en"})
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def high(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def megabytes() -> float:
    """Return how large the database is."""
    if connection.vendor == "sqlite":
        return Path(str(connection.settings_dict["NAME"])).stat().st_size / 1e6
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return float(cursor.fetchone()[0]) / 1e6
