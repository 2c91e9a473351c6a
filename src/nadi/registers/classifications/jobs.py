"""The long work of classifications: very many entries follow their codes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications.actions.following import JOB, entries_with, move_some
from nadi.registers.classifications.models import Scheme
from nadi.registers.entries.models import Change
from nadi.web.jobs import Run, job
from nadi.web.models import Job


def page_of(shown: Job) -> str:
    """Return the page on which one sees how far it is."""
    kind = str(shown.arguments.get("kind", ""))
    scheme = Scheme.objects.filter(kind=kind, is_in_use=True).first()
    if scheme is None:
        return reverse("classifications.list")
    return reverse("classifications.leftover", args=[scheme.pk])


@job(JOB, title=_("Entries take their new codes"), page=page_of)
def follow(work: Run) -> None:
    """Rewrite codes, a few hundred entries at a time; stopped half way, the others are left over."""
    kind, moves = work.arguments["kind"], work.arguments["moves"]
    done = Change.objects.filter(brought_by=work.uid).count()
    in_all = done + entries_with(kind, moves)
    while moved := move_some(by=work.by, kind=kind, moves=moves, tag=work.uid):
        done += moved
        words = _("%(done)s of %(all)s entries") % {"done": done, "all": in_all}
        work.progress(min(99, 100 * done // max(in_all, 1)), words)
