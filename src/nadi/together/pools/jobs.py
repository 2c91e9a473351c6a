"""Long work of pools: computing scenarios, and awarding."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.actions import award, evaluation
from nadi.together.pools.evaluation.presets import numbers_from
from nadi.together.pools.models import Pool
from nadi.web.jobs import Run, job
from nadi.web.models import Job


def pool_of(run: Run) -> Pool:
    """Return the pool a job works on."""
    return Pool.objects.get(uid=run.subject.removeprefix("pool:"))


def asked_at(run: Run) -> datetime:
    """Return when the job was asked for, the same in every attempt."""
    return Job.objects.values_list("created", flat=True).get(uid=run.uid)


def page_of(shown: Job, name: str) -> str:
    """Return the page of the job's pool."""
    return reverse(name, args=[shown.subject.removeprefix("pool:")])


@job(
    evaluation.KIND, title=_("Computing the scenarios"), page=lambda shown: page_of(shown, "pools.scenarios")
)
def evaluate(run: Run) -> None:
    """Compute the scenarios and keep them."""
    pool = pool_of(run)
    run.progress(2, _("Reading demand and bids"))
    numbers = numbers_from(run.arguments["numbers"])
    computed = evaluation.compute(pool, run.arguments["presets"], numbers, run.progress)
    with run.concluding():
        evaluation.keep_evaluation(by=run.by, pool=pool, computed=computed, asked=asked_at(run))


@job(award.KIND, title=_("Preparing the award"), page=lambda shown: page_of(shown, "pools.decision"))
def propose_award(run: Run) -> None:
    """Compute everybody's share by every method, then propose the award to the board."""
    pool = pool_of(run)
    decision = award.decision_from(run.arguments)
    if pool.state == Pool.State.PROPOSED:
        return
    run.progress(2, _("Reading demand and bids"))
    prepared = award.prepare(pool, decision, run.progress, heed=run.check)
    run.progress(97, _("Writing the award"))
    with run.concluding():
        award.propose_award(by=run.by, pool=pool, decision=decision, prepared=prepared)
