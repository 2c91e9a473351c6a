"""Long work: it reports progress, can be left and come back to, cancelled, and survives a killed worker.

An app writes its jobs in `jobs.py`, which is read at start:

    @job("pools.solve", title=_("Computing the scenarios"), page=lambda job: reverse("pools.detail", ...))
    def solve(run: Run) -> None:
        run.progress(10, _("Reading the bids"))      # raises Cancelled when somebody asked for it
        answer = award.solve(problem, should_stop=run.is_to_stop)
        with run.concluding():                       # the result and the end of the job: one transaction
            Scenario.objects.create(...)

and starts them inside an action, `start(kind="pools.solve", subject=f"pool:{pool.uid}", by=by)`. A job may
run again after a crash, so it must be able to: what it writes belongs under `concluding()`.
"""

from nadi.web.jobs.registry import job
from nadi.web.jobs.running import Cancelled, Run
from nadi.web.jobs.starting import cancel, latest, start, visible_to

__all__ = ["Cancelled", "Run", "cancel", "job", "latest", "start", "visible_to"]
