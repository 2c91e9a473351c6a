"""Why a row is refused, left out, or worth a second look: kept as a code, said in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

Reason = dict[str, Any]

SENTENCES: Mapping[str, Sentence] = {
    "said": _("%(said)s"),
    "no_name": _("Nothing says what it is called. Give a name in one of the two languages."),
    "missing": _("It is missing, and nothing can be entered without it."),
    "not_a_number": _("“%(text)s” is not a number."),
    "not_a_date": _("“%(text)s” is not a day we can read. Write it as 2026-03-31."),
    "no_day": _("“%(text)s” names no single day. Write it as 2026-03-31."),
    "not_a_country": _("“%(text)s” is no country we know. Write its name or its two letters."),
    "like_a_country": _("“%(text)s” is no country we know. Is it %(guess)s?"),
    "not_a_choice": _("“%(text)s” is none of: %(choices)s."),
    "not_an_address": _("“%(text)s” is not an address of the internet."),
    "no_address": _("“%(text)s” is a link within somebody's site, not an address; it was left out."),
    "not_an_email": _("“%(text)s” is not an e-mail address."),
    "not_a_flag": _("“%(text)s” says neither yes nor no."),
    "too_long": _("This is longer than the %(most)s signs there is room for: “%(text)s”."),
    "too_many_cells": _(
        "This row has %(cells)s cells under %(heads)s heads: perhaps a separator stands unquoted in a cell. "
        "Mend the file, or correct the row here."
    ),
    "blank": _("The row is empty."),
    "total": _("This is a total, not an entry."),
    "section": _("Only one cell is filled: this looks like a heading between the entries."),
    "head": _("These are the heads of the columns."),
    "above": _("This stands above the data."),
    "same_row": _("It says the same as row %(row)s."),
    "hidden_row": _("This row is hidden in the workbook."),
    "moved_email": _("“%(text)s” is an e-mail address, so it was taken as one."),
    "moved_phone": _("“%(text)s” is a telephone number, so it was taken as one."),
    "no_sectors": _("This is no sector of NACE, so it was left out: %(text)s."),
    "not_mapped": _("Nobody said what the columns of this file hold, so none of it is read."),
    "alike": _("Like “%(name)s”."),
    "more_values": _("Only the first of several was taken; left out: %(text)s."),
    "left_out": _("You chose to leave this row out."),
    "gone": _("What this row was to change is no longer there. Check the files again."),
    "nothing_to_merge": _("The row this one belongs to was not written."),
    "changed_since": _("Somebody changed this afterwards, so it stays as it is: %(fields)s."),
    "built_on": _("Others have built on it since, so it stays: %(what)s."),
    "no_way_back": _("What this import brings cannot be taken back row by row."),
    "file": _("%(said)s"),
}


def reason(code: str, *, field: str = "", head: str = "", **words: Any) -> Reason:
    """Return a reason as it is kept; `field` and `head` say which column it is about."""
    if code not in SENTENCES:
        raise KeyError(f"No sentence is kept for {code}.")
    about = {"field": field, "head": head}
    return {"code": code, **{key: value for key, value in about.items() if value}, **words}


def said(kept: Reason, called: Callable[[str], str] = str) -> str:
    """Return the sentence of a reason in the reader's language; `called` tells what a field is called."""
    words = {
        key: ", ".join(map(called, value)) if isinstance(value, list) else str(value)
        for key, value in kept.items()
    }
    return str(SENTENCES[kept["code"]]) % words
