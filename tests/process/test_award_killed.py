"""A worker killed in the middle of an award: the pool is as before or an award is proposed, never between."""

import sqlite3
from contextlib import closing

import pytest

from tests.process.house import House, wait_until

pytestmark = pytest.mark.process

ASK = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from nadi.companies.models import Affiliation
from nadi.companies.queries import actor_for
from nadi.together.pools.actions.award import Decision, ask_for_award
from nadi.together.pools.models import Pool, Scenario
staff = Affiliation.objects.select_related("person", "organisation").get(person__email="staff@demo.nadi")
pool = Pool.objects.get(state="opened", origin="own")
scenario = Scenario.objects.get(evaluation__pool=pool, key="cheapest")
decision = Decision(
    scenario=scenario.uid,
    reason="The least cost in all, proven by the solver.",
    answer_until=timezone.now() + timedelta(days=9),
    method=pool.method,
)
ask_for_award(by=actor_for(staff.person, staff, has_second_factor=True), pool=pool, decision=decision)
print(pool.uid)
"""
AGE = """
import django; django.setup()
from datetime import timedelta
from django.db.models import F
from nadi.web.models import Job
Job.objects.filter(state="running").update(heartbeat=F("heartbeat") - timedelta(minutes=1))
"""
COUNTS = """
SELECT (SELECT state FROM pools_pool WHERE uid = :pool),
       (SELECT count(*) FROM pools_award a JOIN pools_pool p ON p.id = a.pool_id WHERE p.uid = :pool),
       (SELECT count(*) FROM pools_share s JOIN pools_sharing g ON g.id = s.sharing_id
        JOIN pools_award a ON a.id = g.award_id JOIN pools_pool p ON p.id = a.pool_id WHERE p.uid = :pool)
"""
JOB = "SELECT state, progress, attempts FROM web_job WHERE kind = 'pools.award'"


def asked(house: House, query: str, **values: str) -> tuple[str | int, ...]:
    """Ask the database past Django."""
    with closing(sqlite3.connect(house.var / "nadi.sqlite3", timeout=20)) as database:
        return tuple(database.execute(query, values).fetchone())


def is_in_the_middle(house: House) -> bool:
    """Tell whether the job computes, and has not ended."""
    state, progress, _attempts = asked(house, JOB)
    return state == "running" and int(progress) >= 2


def test_an_award_whose_worker_is_killed_is_made_whole_by_the_next(demo_house: House) -> None:
    demo_house.environment = {
        "DJANGO_SETTINGS_MODULE": "nadi.web.settings",
        "NADI_DEMO": "1",
        "NADI_VAR": str(demo_house.var),
        "NADI_SECRET_KEY": (demo_house.var / "secret").read_text().strip(),
    }
    pool = demo_house.python(ASK).strip()
    worker = demo_house.start("nadi.web.serving.worker")
    wait_until(lambda: is_in_the_middle(demo_house), f"the award is computed\n{worker.said}")
    worker.process.kill()
    worker.process.wait()
    assert asked(demo_house, JOB)[0] == "running"
    assert asked(demo_house, COUNTS, pool=pool) == ("opened", 0, 0)

    demo_house.python(AGE)
    demo_house.start("nadi.web.serving.worker")
    wait_until(lambda: asked(demo_house, JOB)[0] == "done", "the award is made")
    # Eight members, five methods.
    assert asked(demo_house, COUNTS, pool=pool) == ("proposed", 1, 40)
    assert asked(demo_house, JOB) == ("done", 100, 2)
