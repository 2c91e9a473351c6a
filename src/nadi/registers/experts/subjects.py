"""How the journal names engagements and visits; an expert's own acts by its link."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.registers.experts.models import Engagement, Visit
from nadi.web.localized import localized


def engagement_names(uids: Collection[str]) -> dict[str, str]:
    """Return whose engagements they are: the board reads this too, so never with whom."""
    rows = Engagement.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


def visit_names(uids: Collection[str]) -> dict[str, str]:
    """Return the topics of visits."""
    return {one.uid: localized(one, "topic") for one in Visit.objects.filter(uid__in=uids)}


VERBS = {
    "experts.apply": _("enter oneself as an expert"),
    "experts.consent": _("agree to be found as an expert"),
    "experts.consent_ended": _("an expert's consent ended"),
    "experts.pause": _("pause an expert's record"),
    "experts.resume": _("resume an expert's record"),
    "experts.ask_referee": _("ask a referee"),
    "experts.answer_reference": _("answer as a referee"),
    "experts.remove_reference": _("remove a reference"),
}
SUBJECTS = {
    "engagement": Subject(names=engagement_names),
    # Others learn how many firms join a visit, not which.
    "visit": Subject(names=visit_names, is_confidential=True),
}
