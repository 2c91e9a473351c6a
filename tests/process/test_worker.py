"""A worker that is killed, and one that is asked to stop, in the middle of a job."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.process.house import House, Started, wait_until

pytestmark = pytest.mark.process

START = """
import django, sys; django.setup()
from nadi.web.access import Actor
from nadi.web.jobs import start
print(start(kind="slow.work", by=Actor(person="tester"), arguments={arguments}).uid)
"""
AGE = """
import django; django.setup()
from datetime import timedelta
from django.db.models import F
from nadi.web.models import Job
Job.objects.update(heartbeat=F("heartbeat") - timedelta(minutes=1))
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables once for all tests here."""
    made = House(tmp_path_factory.mktemp("tables") / "var").own_settings()
    assert made.run("nadi", "migrate", "-v0").returncode == 0
    return made.var


@pytest.fixture
def slow(house: House, tables: Path, tmp_path: Path) -> House:
    """Prepare a house with the slow job, and one that waits."""
    house.own_settings()
    shutil.copytree(tables, house.var)
    (tmp_path / "hold").touch()
    arguments = {"started": str(tmp_path / "started"), "hold": str(tmp_path / "hold")}
    house.python(START.format(arguments=arguments))
    return house


def job_now(house: House) -> tuple[str, int, int]:
    """Return state, attempts and number of results of the job, read past Django."""
    with closing(sqlite3.connect(house.var / "nadi.sqlite3", timeout=20)) as database:
        state, attempts = database.execute("SELECT state, attempts FROM web_job").fetchone()
        results = database.execute("SELECT count(*) FROM web_tick WHERE name LIKE 'result %'").fetchone()[0]
    return state, attempts, results


def in_the_middle(house: House, tmp_path: Path) -> Started:
    """Start a worker and wait until it is in the middle of the job."""
    (tmp_path / "started").unlink(missing_ok=True)
    worker = house.start("nadi.web.serving.worker")
    wait_until((tmp_path / "started").exists, f"the job starts\n{worker.said}")
    return worker


def test_a_job_whose_worker_is_killed_runs_again_to_its_end(slow: House, tmp_path: Path) -> None:
    in_the_middle(slow, tmp_path).process.kill()
    slow.started[-1].process.wait()
    assert job_now(slow) == ("running", 1, 0)
    slow.python(AGE)
    in_the_middle(slow, tmp_path)
    (tmp_path / "hold").unlink()
    wait_until(lambda: job_now(slow)[0] == "done", "the job ends")
    assert job_now(slow) == ("done", 2, 1)


def test_an_attempt_given_up_for_dead_writes_nothing_more(slow: House, tmp_path: Path) -> None:
    frozen = in_the_middle(slow, tmp_path)
    os.kill(frozen.process.pid, signal.SIGSTOP)
    slow.python(AGE)
    in_the_middle(slow, tmp_path)
    (tmp_path / "hold").unlink()
    wait_until(lambda: job_now(slow)[0] == "done", "the second attempt ends")
    os.kill(frozen.process.pid, signal.SIGCONT)
    wait_until(lambda: "goes on elsewhere" in frozen.said, "the first attempt notices")
    assert job_now(slow) == ("done", 2, 1)


def test_a_worker_asked_to_stop_gives_its_job_back(slow: House, tmp_path: Path) -> None:
    assert in_the_middle(slow, tmp_path).stop() == 0
    assert job_now(slow) == ("waiting", 0, 0)
    (tmp_path / "hold").unlink()
    slow.start("nadi.web.serving.worker")
    wait_until(lambda: job_now(slow)[0] == "done", "another worker ends it")
    assert job_now(slow) == ("done", 1, 1)
