"""Why a rule of sharing has no answer, in the reader's language.

The engine gives its refusal as an English sentence, which is what is stored; those a pool can meet are known
here by their shape, and any other is shown as it is.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence
from nadi.web.components.figures import money_text

KNOWN: Sequence[tuple[re.Pattern[str], Sentence]] = (
    (
        re.compile(
            r"The nucleolus is taken .* alone the members would pay (?P<alone>[0-9.]+) in all, "
            r"together (?P<together>[0-9.]+)\."
        ),
        _(
            "The nucleolus needs a division in which nobody pays more than alone; there is none: alone the "
            "members would pay %(alone)s in all, together %(together)s."
        ),
    ),
    (
        re.compile(
            r"This rule compares so many groups of members that it came to no answer in the time given\."
        ),
        _("This rule compares so many groups of members that it came to no answer in the time given."),
    ),
    (
        re.compile(r"The most aggrieved groups of this game are too many: .*"),
        _("This rule has to compare too many groups of members to come to an answer in time."),
    ),
    (
        re.compile(r"An equal price needs lines with an amount; all of them are zero\."),
        _("An equal price needs lines that cost something; all of them cost nothing."),
    ),
    (
        re.compile(
            r"The total cannot be divided in proportion to .*"
            r"|Nobody would pay anything alone, so relative savings are undefined\."
        ),
        _("This rule compares with what each would pay alone, and that is nothing."),
    ),
    (
        re.compile(
            r"The equal profit method found no division inside the core: .*"
            r"|The solver found no division by the method .*"
        ),
        _("The solver found no division by this rule."),
    ),
)


def refusal_in_words(stored: str, currency: str) -> str:
    """Return a stored refusal in the reader's language."""
    for pattern, sentence in KNOWN:
        found = pattern.fullmatch(stored)
        if found:
            amounts = {name: money_text(Decimal(text), currency) for name, text in found.groupdict().items()}
            return str(sentence) % amounts
    return stored
