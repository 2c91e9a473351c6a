"""How the journal names imports: by their files."""

from collections.abc import Collection

from nadi.journal.subjects import Subject
from nadi.registers.imports.lists import title_of, what_of
from nadi.registers.imports.models import Run


def import_names(uids: Collection[str]) -> dict[str, str]:
    """Return what each import brought and from which files."""
    runs = Run.objects.filter(uid__in=uids).prefetch_related("files")
    return {run.uid: title_of(run) for run in runs}


def import_titles(uids: Collection[str]) -> dict[str, str]:
    """Return what each import brought: what its files are called is the office's."""
    return {run.uid: what_of(run) for run in Run.objects.filter(uid__in=uids)}


SUBJECTS = {"import": Subject(names=import_names, for_members=import_titles)}
