"""What is wrong with a translation, each as a sentence for whoever mends it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from babel.messages.catalog import Catalog, Message

from nadi.web.messages.catalogue import key_of, messages_of
from nadi.web.messages.extraction import Sentence

PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[-#0+]*[0-9.]*[a-zA-Z]")
NAME = re.compile(r"%\(([^)]*)\)")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
GEORGIAN = re.compile(r"[\u10d0-\u10ff]")
MTAVRULI = re.compile(r"[\u1c90-\u1cbf]")
WORD = re.compile(r"[A-Za-z]{2,}")
LONG = 4


def problems(catalogue: Catalog, sentences: Iterable[Sentence]) -> list[str]:
    """Return everything that keeps a catalogue from being complete, well-formed and up to date."""
    found = list(out_of_date(catalogue, sentences))
    for message in messages_of(catalogue):
        found += [f"“{shortened(key_of(message)[1])}”: {fault}" for fault in faults(message)]
    return found


def out_of_date(catalogue: Catalog, sentences: Iterable[Sentence]) -> Iterator[str]:
    """Name the sentences that only the sources or only the catalogue have."""
    here, there = {key_of(message) for message in messages_of(catalogue)}, {one.key for one in sentences}
    for key in sorted(there - here):
        yield f"“{shortened(key[1])}”: not in the catalogue; run ./nadi manage messages."
    for key in sorted(here - there):
        yield f"“{shortened(key[1])}”: no longer in the sources; run ./nadi manage messages."


def faults(message: Message) -> Iterator[str]:
    """Say what is wrong with one message."""
    given = message.string if isinstance(message.string, tuple | list) else (message.string,)
    strings = [string for string in given if string]
    if len(strings) < len(given):
        yield "not translated."
        return
    if message.fuzzy:
        yield "marked fuzzy; look at it and take the mark away."
    _context, text, plural = key_of(message)
    for source, string in zip((text, plural or text), strings, strict=False):
        yield from faults_between(source, string)


def faults_between(source: str, string: str) -> Iterator[str]:
    """Compare a sentence with its translation."""
    if Counter(PLACEHOLDER.findall(unescaped(source))) != Counter(PLACEHOLDER.findall(unescaped(string))):
        yield f"its placeholders are {placeholders(source)}, the translation's {placeholders(string)}."
    elif not formats(source, string):
        yield "a % in the translation is no placeholder; write %%."
    if sorted(TAG.findall(source)) != sorted(TAG.findall(string)):
        yield "its HTML tags differ from the translation's."
    if MTAVRULI.search(string):
        yield "the translation has Georgian capitals (Mtavruli); write ordinary letters."
    words = len(WORD.findall(TAG.sub("", PLACEHOLDER.sub("", source))))
    if words >= LONG and not GEORGIAN.search(string):
        yield "the translation has no Georgian letter."
    if source[:1].isspace() != string[:1].isspace() or source[-1:].isspace() != string[-1:].isspace():
        yield "spaces at its beginning or end differ from the translation's."


def formats(source: str, string: str) -> bool:
    """Tell whether the translation can be filled in, where the sentence is one that is."""
    if not PLACEHOLDER.search(unescaped(source)):
        return True
    names = NAME.findall(source)
    values = dict.fromkeys(names, 1) if names else (1,) * len(PLACEHOLDER.findall(unescaped(source)))
    try:
        string % values
    except (KeyError, TypeError, ValueError):
        return False
    return True


def unescaped(text: str) -> str:
    """Return the text without its doubled percent signs."""
    return text.replace("%%", "")


def placeholders(text: str) -> str:
    """List the placeholders of a text."""
    return ", ".join(sorted(PLACEHOLDER.findall(unescaped(text)))) or "none"


def shortened(text: str) -> str:
    """Return enough of a sentence to find it by."""
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:69]}…"
