"""What events are about, in the association's own words; files bring further ones, kept as they come."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

SCHEME = "topic"
LONGEST = 60
TOPICS: dict[str, Sentence] = {
    "packaging": _("packaging"),
    "printing": _("printing and labels"),
    "plastics": _("plastics"),
    "paper": _("paper and board"),
    "glass": _("glass"),
    "food-technology": _("food technology"),
    "drinks": _("drinks and wine"),
    "agriculture": _("agriculture"),
    "machines": _("machines and automation"),
    "logistics": _("logistics"),
    "quality": _("quality and safety"),
    "sustainability": _("sustainability and energy"),
    "digital": _("digital"),
    "export": _("export and marketing"),
    "finance": _("finance"),
    "people": _("people and skills"),
}


def topic_code(typed: str) -> str:
    """Return the code of a topic: the known one it names, or its words as a code of their own."""
    code = slugify(typed, allow_unicode=True)[:LONGEST]
    by_title = {slugify(str(title), allow_unicode=True): known for known, title in TOPICS.items()}
    return by_title.get(code, code)


def topic_title(code: str) -> str:
    """Return a topic in the reader's language, or as it came."""
    return str(TOPICS.get(code, code.replace("-", " ")))
