"""Who may read and correct the savings ledger."""

from django.utils.translation import gettext_lazy as _

from nadi.together.agreements.models import Saving
from nadi.web.access import Actor, Role, Sentence, rule


def is_uncorrected(_actor: Actor, saving: Saving) -> Sentence | None:
    """Each entry is taken back once, a counter-entry never."""
    if saving.reverses_id is not None:
        return _("This is itself a counter-entry. Correct the entry that stands beside it.")
    if Saving.objects.filter(reverses=saving).exists():
        return _("This entry was taken back already. Correct the one that replaced it.")
    return None


RULES = [
    rule("agreements.savings", _("see savings"), Role.STAFF, Role.BOARD, Role.MEMBER),
    rule("agreements.saving", _("trace a saving to its source"), Role.STAFF, Role.MEMBER),
    rule(
        "agreements.correct_saving",
        _("correct an entry of the savings ledger"),
        Role.STAFF,
        check=is_uncorrected,
    ),
]
