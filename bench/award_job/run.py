"""The measured work, once Django is set up: draw the purchase, run its jobs, listen to what they tell."""

import argparse
import os
import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from django.utils import timezone

from bench.award.instances import Shape
from bench.award_job.stage import OFFICE, opened_pool
from nadi.together.pools.actions.award import Decision, ask_for_award
from nadi.together.pools.actions.evaluation import ask_for_evaluation
from nadi.together.pools.evaluation.presets import KEYS, Numbers
from nadi.together.pools.models import Award, Pool, Scenario, Share
from nadi.web.jobs.running import attempt
from nadi.web.models import Job

MEGABYTE = 1024


@dataclass(kw_only=True)
class Told:
    """What a page would have shown of a job, and how long it took."""

    name: str
    seconds: float = 0.0
    processor: float = 0.0
    steps: list[tuple[float, int, str]] = field(default_factory=list)

    @property
    def longest_silence(self) -> float:
        """The longest time in which nothing new was told."""
        moments = [0.0, *[at for at, _percent, _note in self.steps], self.seconds]
        return max(late - early for early, late in pairwise(moments))


def run(asked: argparse.Namespace) -> int:
    """Draw the purchase, run the jobs, print the figures."""
    shape = Shape(family=asked.family, vendors=asked.vendors, lines=asked.lines, breaks=asked.breaks)
    pool = opened_pool(shape, asked.members, asked.seed)
    print(f"{asked.members} members, {shape.name}, load {os.getloadavg()[0]:.1f} at the start")
    show(ran("evaluation", ask_for_evaluation(by=OFFICE, pool=pool, presets=KEYS, numbers=Numbers()).uid))
    scenario = Scenario.objects.get(evaluation__pool=pool, key="cheapest")
    decision = Decision(
        scenario=scenario.uid,
        reason="It is the cheapest of all scenarios.",
        answer_until=timezone.now() + timedelta(days=14),
        method=Pool.Method.EQUAL_PROFIT,
        is_told=True,
    )
    show(ran("award and its sharing", ask_for_award(by=OFFICE, pool=pool, decision=decision).uid))
    is_awarded = Award.objects.filter(pool=pool, superseded=None).exists()
    print(f"cheapest proven: {scenario.is_proven}, shares by all methods: {Share.objects.count()}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE:.0f} MB, ", end="")
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    return 0 if is_awarded else 1


def ran(name: str, uid: str) -> Told:
    """Run a job as a worker does, and listen to what it tells."""
    told = Told(name=name)
    with listening(told, uid):
        began, used = time.monotonic(), time.process_time()
        attempt(uid)
        told.seconds, told.processor = time.monotonic() - began, time.process_time() - used
    ended = Job.objects.get(uid=uid)
    if ended.state != Job.State.DONE:
        raise SystemExit(f"The job ended as {ended.state}: {ended.note}")
    return told


@contextmanager
def listening(told: Told, uid: str) -> Iterator[None]:
    """Read the job's progress twice a second from another thread, as a page does."""
    over = threading.Event()

    def listen() -> None:
        began, last = time.monotonic(), (-1, "")
        while not over.wait(0.5):
            shown = Job.objects.values_list("progress", "note").get(uid=uid)
            if shown != last:
                told.steps.append((time.monotonic() - began, *shown))
                last = shown

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        yield
    finally:
        over.set()
        listener.join()


def show(told: Told) -> None:
    """Print what a job took and told."""
    print(
        f"{told.name}: {told.seconds:.1f} s on the clock, {told.processor:.1f} s of processor time, ", end=""
    )
    print(f"{len(told.steps)} steps told, longest silence {told.longest_silence:.1f} s")
    for at, percent, note in told.steps:
        print(f"  {at:7.1f} s {percent:3d} % {note}")
