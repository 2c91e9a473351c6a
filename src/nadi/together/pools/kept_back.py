"""Why a pooled total is not shown, in words that give nothing away."""

from django.utils.translation import gettext_lazy as _

from nadi.engine.disclosure import PRICES_AND_VOLUMES, Rules
from nadi.web.access import Sentence

# What members may see of volumes (Guidelines on horizontal co-operation, 2023, chapter 6).
RULES_FOR_VOLUMES: Rules = PRICES_AND_VOLUMES

SENTENCES: dict[str, Sentence] = {
    "minimum_frequency": _("Not shown: fewer than five companies want this."),
    "largest_share": _("Not shown: one company makes up more than 25 % of the total."),
    "p_percent": _("Not shown: one company could work out another's quantity to within 15 %."),
}


def sentence_for(rule: str) -> Sentence:
    """Return why a total is kept back; empty where it is shown."""
    return SENTENCES[rule] if rule else ""
