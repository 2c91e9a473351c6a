"""Pages of a job: how far it is, and stopping it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Actor, Request, Sentence, is_allowed, needs
from nadi.web.jobs.registry import KINDS
from nadi.web.jobs.starting import ACTIVE, cancel, visible_to
from nadi.web.models import Job


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A job as its page shows it."""

    job: Job
    title: Sentence
    poll_url: str
    cancel_url: str
    result_url: str

    @property
    def is_active(self) -> bool:
        return bool(self.poll_url)


def job_of(actor: Actor, uid: str) -> Job | None:
    """Fetch a job through what the actor may see."""
    return visible_to(actor).filter(uid=uid).first()


def shown(job: Job, actor: Actor) -> Shown:
    """Describe a job for this reader."""
    kind = KINDS.get(job.kind)
    is_active = job.state in ACTIVE
    may_cancel = is_active and not job.cancel_asked and is_allowed(actor, "jobs.cancel", job)
    is_done = job.state == Job.State.DONE
    return Shown(
        job=job,
        title=kind.title if kind else job.kind,
        poll_url=reverse("jobs.part", args=[job.uid]) if is_active else "",
        cancel_url=reverse("jobs.cancel", args=[job.uid]) if may_cancel else "",
        result_url=kind.page(job) if kind and kind.page and is_done else "",
    )


@needs("jobs.see", get=job_of)
def progress(request: Request, job: Job) -> HttpResponse:
    """Show how far a job is; without JavaScript the page asks again by itself."""
    return render(request, "web/jobs/progress.html", {"shown": shown(job, request.actor)})


@needs("jobs.see", get=job_of)
def part(request: Request, job: Job) -> HttpResponse:
    """Answer the page that asks how far a job is; with `?refresh=1` a finished job renews that page."""
    response = render(request, "web/jobs/part.html", {"shown": shown(job, request.actor)})
    if request.GET.get("refresh") and job.state not in ACTIVE:
        response["HX-Refresh"] = "true"
    return response


@needs("jobs.cancel", get=job_of, verb=True)
def cancel_job(request: Request, job: Job) -> HttpResponse:
    """Stop a job and say so."""
    cancel(job=job, by=request.actor)
    messages.success(request, _("Cancelled. What runs already stops at its next step."))
    return redirect("jobs.progress", job.uid)
