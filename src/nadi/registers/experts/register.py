"""The experts as a register."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.experts.lists import work_of
from nadi.registers.experts.models import Expert, Terms
from nadi.registers.experts.queries.contacts import rate_text
from nadi.registers.experts.queries.experts import visible_to
from nadi.web.access import Sentence

# Half a year: an expert is asked by mail whether the entry is still right.
FADES_AFTER = 182
FOUND_BY = ("process", "make", "standard")


def words(expert: Expert) -> list[str]:
    """Return by what an expert is found, besides name and description: never contact, price or months."""
    return [one.code for one in expert.codings.all() if one.scheme in FOUND_BY]


def told(expert: Expert) -> list[tuple[Sentence, object]]:
    """Return what an expert reads in its letter's page before it says that this is still right."""
    terms = Terms.objects.filter(expert=expert).first()
    rate = rate_text(terms) if terms else ""
    return [*work_of(expert), *([(_("Day rate"), rate)] if rate else [])]


REGISTER = Register(
    name="experts",
    title=_("Experts and engineers"),
    says=_("Engineers and advisers, vetted by the office; engage one, or share a visit with other firms."),
    model=Expert,
    list_url="experts.list",
    detail_url="experts.detail",
    see="experts.see",
    fades_after=FADES_AFTER,
    words=words,
    told=told,
    visible=visible_to,
    is_personal=True,
    order=30,
)
