"""How talents stand among the registers."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.talents.finders import RELATED, readers_of
from nadi.registers.talents.models import Candidate
from nadi.registers.talents.queries.candidates import visible_to


def words_of(candidate: Candidate) -> Sequence[str]:
    """Return the blind words a candidate is found by."""
    return [candidate.occupation, candidate.occupation_local, *map(str, candidate.skills)]


REGISTER = Register(
    name="talents",
    title=_("Talents"),
    says=_("People who look for work, on their own terms: names are shown when they agree."),
    model=Candidate,
    list_url="talents.list",
    detail_url="talents.detail",
    see="talents.see",
    words=words_of,
    related=RELATED,
    visible=visible_to,
    readers=readers_of,
    is_personal=True,
    order=20,
)
