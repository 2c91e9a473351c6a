"""A calendar file in pieces: each event stands alone, so that a broken one stops no other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

BEGIN = re.compile(r"^\s*BEGIN\s*:\s*([A-Z-]+)\s*$", re.IGNORECASE)
END = re.compile(r"^\s*END\s*:\s*([A-Z-]+)\s*$", re.IGNORECASE)
PROPERTY = re.compile(r"^[A-Za-z0-9-]+\s*([;:])")
LOOKED_AT = 100_000


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """The pieces of a calendar: its own properties, its time zones, its events with their first lines."""

    head: dict[str, str]
    zones: list[str]
    events: list[tuple[int, str]]
    other: int


def text_of(content: bytes) -> str:
    """Return the text of a calendar, in whatever alphabet it was saved."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content[:LOOKED_AT]).best()
        return content.decode(best.encoding if best else "latin-1", errors="replace")


def lines_of(text: str) -> list[str]:
    """Return the lines, unfolded; one that then begins like no property continues the one before it."""
    unfolded: list[str] = []
    for line in re.split(r"\r\n|\r|\n", text.replace("\0", "")):
        if unfolded and line[:1] in (" ", "\t"):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    lines: list[str] = []
    for line in unfolded:
        if lines and line and not PROPERTY.match(line):
            lines[-1] += f"\\n{line}"
        else:
            lines.append(line)
    return lines


def blocks_of(content: bytes) -> Blocks:
    """Divide a calendar into its pieces."""
    head: dict[str, str] = {}
    zones: list[str] = []
    events: list[tuple[int, str]] = []
    other = 0
    for name, number, lines in pieces(lines_of(text_of(content))):
        if not name:
            key, _sign, value = lines[0].partition(":")
            head.setdefault(key.split(";")[0].strip().upper(), value.strip())
        elif name == "VTIMEZONE":
            zones.append("\r\n".join(lines))
        elif name == "VEVENT":
            events.append((number, "\r\n".join(lines)))
        else:
            other += 1
    return Blocks(head=head, zones=zones, events=events, other=other)


def pieces(lines: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Yield each piece with its name and first line; one left open ends with the next, or with the file."""
    name, first, depth = "", 0, 0
    held: list[str] = []
    for number, line in enumerate(lines, start=1):
        begins = BEGIN.match(line)
        word = begins.group(1).upper() if begins else ""
        if word == "VCALENDAR" or not line.strip():
            continue
        if name and word == "VEVENT":
            yield name, first, [*held, f"END:{name}"]
            name, held, depth = "", [], 0
        if name:
            held.append(line)
            depth += (1 if begins else 0) - (1 if END.match(line) else 0)
            if depth <= 0:
                yield name, first, held
                name, held = "", []
        elif begins:
            name, first, held, depth = word, number, [line], 1
        elif not END.match(line):
            yield "", number, [line]
    if name:
        yield name, first, [*held, f"END:{name}"]
