"""How the journal names classifications."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.registers.classifications.models import Scheme


def scheme_names(kinds: Collection[str]) -> dict[str, str]:
    """Return the titles of classifications, each as its version in use calls it."""
    rows = Scheme.objects.filter(kind__in=kinds).order_by("is_in_use", "pk")
    return {one.kind: one.title for one in rows}


VERBS = {"classifications.load_correspondence": _("load which code became which")}
SUBJECTS = {"classification": Subject(names=scheme_names)}
