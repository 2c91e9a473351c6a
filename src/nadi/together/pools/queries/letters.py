"""The letters of the award that a vendor got, as its page shows them: the same words as in the mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nadi.together.pools.models import Award, Bid, RequestForQuotation, ScenarioRow
from nadi.web.access import Sentence

OPENED = (Bid.State.VALID, Bid.State.DISQUALIFIED)


@dataclass(frozen=True)
class Letter:
    """One letter, with the day it was sent."""

    when: datetime
    title: Sentence
    text: SafeString


def letters_to(request: RequestForQuotation) -> list[Letter]:
    """Return every letter about an award to a vendor whose bid was opened, in order."""
    bid = request.bids.filter(state__in=OPENED).order_by("-round_number", "-submitted").first()
    if bid is None:
        return []
    awards = Award.objects.filter(pool=request.pool, confirmed__isnull=False)
    letters = [
        letter for award in awards.order_by("confirmed", "pk") for letter in about(award, bid, request)
    ]
    return sorted(letters, key=lambda letter: letter.when)


def about(award: Award, bid: Bid, request: RequestForQuotation) -> Iterator[Letter]:
    """Yield what was written of one award."""
    if award.confirmed is None:
        return
    is_won = ScenarioRow.objects.filter(scenario=award.scenario_id, bid__request=request).exists()
    context: dict[str, Any] = {"pool": request.pool, "award": award, "bid": bid, "vendor": request.vendor}
    title = _("Letter of award") if is_won else _("Letter about the award")
    yield Letter(award.confirmed, title, worded("won" if is_won else "regret", context))
    if award.superseded is not None:
        yield Letter(award.superseded, _("The award no longer holds"), worded("taken_back", context))


def worded(template: str, context: dict[str, Any]) -> SafeString:
    """Return the words of a letter, escaped as any page's."""
    return render_to_string(f"pools/award_mail/{template}.txt", context)
