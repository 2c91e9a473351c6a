"""What in a published text would tell the other vendors who asked."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from nadi.together.pools.models import Pool, RequestForQuotation
from nadi.web.search_text import in_latin, normalised

# Words of company names that name nobody.
LEGAL_FORMS = frozenset(
    [
        *("llc", "ltd", "limited", "inc", "corp", "corporation", "company", "co", "jsc", "plc", "gmbh", "ag"),
        *("sa", "srl", "spa", "bv", "nv", "oy", "ab", "as", "aps", "kft", "ooo", "zao", "oao", "sti", "san"),
        *("tic", "group", "holding", "trade", "trading", "export", "import", "the", "and", "shps", "ss"),
    ]
)
MAIL_FOR_ALL = frozenset(
    ["gmail", "googlemail", "yahoo", "outlook", "hotmail", "live", "icloud", "mail", "proton", "protonmail"]
)
# Words that stand in many names and in many questions; the whole name marks a vendor all the same.
COMMON = frozenset(
    [
        *("georgian", "georgia", "kartuli", "sakartvelo", "tbilisi", "caucasus", "kavkasia", "european"),
        *("international", "global", "general", "national", "standard", "quality", "first", "best"),
        *("united", "modern", "central", "green", "super", "mega", "plus", "vendor", "sales", "info"),
    ]
)
SHORTEST_MARK = 4
ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|\bwww\.\S+", re.IGNORECASE)
PHONE = re.compile(r"\+\d[\d\s()-]{7,}\d")
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text in Latin letters, caseless."""
    return WORD.findall(in_latin(text))


def name_marks(name: str, trade: frozenset[str]) -> set[str]:
    """Return what marks a vendor in its name: the whole, and its first word that is not one of the trade."""
    words = [word for word in words_of(name) if word not in LEGAL_FORMS]
    whole = " ".join(words)
    first = next((word for word in words if word not in trade | COMMON), "")
    stem = first[:-1] if first.endswith("i") and in_latin(name) != normalised(name) else first
    return {mark for mark in (whole if len(words) > 1 else "", stem) if len(mark) >= SHORTEST_MARK}


def domain_mark(address: str) -> str:
    """Return the part of an e-mail address or website that names a company."""
    host = re.sub(r"^https?://", "", address.lower()).rpartition("@")[2].split("/")[0]
    labels = [label for label in host.split(".")[:-1] if label != "www"]
    named = [label for label in labels if len(label) >= SHORTEST_MARK and label not in MAIL_FOR_ALL | COMMON]
    return named[-1] if named else ""


def domain_of(email: str) -> str:
    """Return the domain of an e-mail address, if it is a company's own."""
    domain = email.lower().rpartition("@")[2]
    return "" if domain.split(".")[0] in MAIL_FOR_ALL else domain


def trade_words(pool: Pool) -> frozenset[str]:
    """Return the words of what is bought: they may stand in a vendor's name and tell nothing."""
    texts: list[str] = [pool.title, pool.title_local, pool.summary, pool.summary_local]
    for line in pool.lines.all():
        texts += [line.name, line.name_local, line.specification, line.specification_local]
    return frozenset(words_of(" ".join(texts)))


def marks_of(request: RequestForQuotation) -> set[str]:
    """Return everything by which the vendor behind a request could be recognised."""
    vendor, trade = request.vendor, trade_words(request.pool)
    marks = name_marks(vendor.name, trade) | name_marks(vendor.name_local, trade)
    marks |= {domain_mark(address) for address in (request.email, vendor.email, vendor.website) if address}
    marks |= {vendor.number.lower(), request.email.lower(), vendor.email.lower()}
    return {mark for mark in marks if len(mark) >= SHORTEST_MARK and mark not in trade}


def found_in(text: str, marks: Iterable[str]) -> str:
    """Return the first mark that stands in a text at the beginning of a word; empty if none does."""
    plain = normalised(text)
    latin = " ".join(words_of(text))
    for mark in sorted(marks, key=len, reverse=True):
        begins = re.compile(rf"(?<![^\W_]){re.escape(mark)}")
        if begins.search(latin) or begins.search(plain):
            return mark
    return ""


def gives_away(request: RequestForQuotation, *, question: str, answer: str) -> str:
    """Return why these texts would tell who asked; empty if they tell nothing that we know of."""
    if found := ADDRESS.search(question) or PHONE.search(question):
        return _(
            "The question holds an address or a phone number (“%(found)s”), which can tell who asked. Take "
            "it out."
        ) % {"found": found[0]}
    marks = marks_of(request)
    if mark := found_in(question, marks) or found_in(answer, marks):
        return _(
            "“%(found)s” points to the vendor that asks. Write it so that nobody can tell who asked; every "
            "vendor reads it."
        ) % {"found": mark}
    return ""
