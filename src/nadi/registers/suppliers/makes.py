"""A make, however it is written, and how its holders are counted."""

from django.utils.translation import gettext, ngettext

from nadi.web.search_text import in_latin

FEWEST_COUNTED = 3
LEGAL_FORMS = {"sa", "ag", "gmbh", "ltd", "llc", "inc", "spa", "srl", "co", "kg", "bv", "as", "corp", "shps"}


def make_key(make: str) -> str:
    """Return the make in Latin letters and digits alone, without its legal form."""
    words = "".join(sign if sign.isalnum() else " " for sign in in_latin(make).replace(".", "")).split()
    named = [word for word in words if word not in LEGAL_FORMS] or words
    return "".join(named)[:80]


def firms_in_words(count: int) -> str:
    """Say how many other firms run a make; one or two are not told apart, for they would be known."""
    if count == 0:
        return gettext("No other firm runs this make.")
    if count < FEWEST_COUNTED:
        return gettext("One or two other firms run this make.")
    return ngettext("%(count)s other firm runs this make.", "%(count)s other firms run this make.", count) % {
        "count": count
    }


def asked_in_words(count: int) -> str:
    """Say how many other firms were asked; one or two are not told apart."""
    if count == 0:
        return gettext("Nobody was asked: no other firm that wants to be asked runs this make.")
    if count < FEWEST_COUNTED:
        return gettext("One or two other firms that run this make were asked.")
    return gettext("%(count)s other firms that run this make were asked.") % {"count": count}
