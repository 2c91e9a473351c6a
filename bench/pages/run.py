"""Calling the pages in turns, so that a busy moment of the machine falls on all of them."""

import argparse
import statistics
import time

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages.stage import fill, member

PAGES = {
    "ours": "/suppliers/",
    "ours, sorted by date": "/suppliers/?sort=-confirmed",
    "ours, searched": "/suppliers/?q=carton",
    "ours, page 40": "/suppliers/?page=40",
    "plain, bare": "/plain/",
    "plain, in our frame": "/framed/",
}


def run(asked: argparse.Namespace) -> int:
    """Measure every size and print the figures; ends with 1 when a promise of the lists is not kept."""
    client = member()
    found: dict[int, dict[str, float]] = {}
    for size in [int(word) for word in asked.sizes.split(",")]:
        fill(size)
        index()
        found[size] = measured(client, asked.repeat)
        print_figures(size, found[size], client)
    sizes = sorted(found)
    growth = found[sizes[-1]]["ours"] / found[sizes[0]]["ours"]
    ratios = {size: found[size]["ours"] / found[size]["plain, in our frame"] for size in sizes}
    print(f"\n{sizes[-1]:,} entries against {sizes[0]:,}: {growth:.2f} times (at most 1.5)")
    for size, ratio in ratios.items():
        print(f"against a plain list in the same frame, {size:,} entries: {ratio:.2f} times (at most 1.2)")
    return int(growth > 1.5 or max(ratios.values()) > 1.2)


def index() -> None:
    """Let the search know the rows."""
    call_command("rebuild_search", verbosity=0)


def measured(client: Client, repeat: int) -> dict[str, float]:
    """Return the median processor milliseconds of each page."""
    taken: dict[str, list[float]] = {name: [] for name in PAGES}
    for name, address in PAGES.items():
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{name} answered {answer.status_code}")
    for _turn in range(repeat):
        for name, address in PAGES.items():
            began = time.process_time()
            client.get(address)
            taken[name].append((time.process_time() - began) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def print_figures(size: int, found: dict[str, float], client: Client) -> None:
    """Print one size."""
    print(f"\n{size:,} entries")
    for name, address in PAGES.items():
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        kilobytes = len(answer.content) / 1000
        print(f"  {name:<24} {found[name]:7.1f} ms  {len(asked):2} queries  {kilobytes:6.1f} kB")
