"""Plain text of what came with markup: nothing of the markup is kept."""

import html
import re
from html.parser import HTMLParser

BLOCKS = {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote"}
UNSEEN = {"script", "style", "head", "iframe", "object", "template", "noscript"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]")


class Reader(HTMLParser):
    """Keeps the words, a new line for each block, and nothing of scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)


def plain_text(markup: str) -> str:
    """Return the words of a text with or without markup, paragraphs on lines of their own."""
    text = markup
    for _turn in range(2):  # escaped once more than it should be, as feeds do
        if "<" not in text and "&" not in text:
            break
        text = words_of(text)
    lines = [" ".join(line.split()) for line in CONTROL.sub(" ", text).split("\n")]
    return "\n".join(line for line in lines if line)


def words_of(markup: str) -> str:
    """Return the words of markup, however badly it is written."""
    reader = Reader()
    try:
        reader.feed(markup)
        reader.close()
    except (AssertionError, ValueError, RecursionError):
        return html.unescape(re.sub(r"<[^>]*>?", " ", markup))
    return "".join(reader.parts)
