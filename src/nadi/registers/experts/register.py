"""The experts as a register."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.experts.models import Expert
from nadi.registers.experts.queries.experts import visible_to

# Half a year: an expert is asked by mail whether the entry is still right.
FADES_AFTER = 182
FOUND_BY = ("process", "make", "standard")


def words(expert: Expert) -> list[str]:
    """Return by what an expert is found, besides name and description: never contact, price or months."""
    return [one.code for one in expert.codings.all() if one.scheme in FOUND_BY]


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
    visible=visible_to,
    is_personal=True,
    order=30,
)
