"""From bytes to releases: encodings, several JSON documents in a row, packages, records, single releases."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that could not be read: where it stands, and why."""

    place: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Release:
    """One release (or compiled release), and where in the file it stands."""

    place: str
    content: Json


def decoded(raw: bytes, faults: list[Fault]) -> str:
    """Return the text; a file that is not UTF-8 is read as Latin-1, and that is said."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(
            Fault(place=f"byte {error.start}", sentence="The file is not UTF-8; it was read as Latin-1.")
        )
        return raw.decode("latin-1")


def documents(text: str, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    """Yield each JSON document of the text: one, a document a line, or several one after the other."""
    reader = json.JSONDecoder(parse_float=Decimal)
    position, number = 0, 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        number += 1
        try:
            content, position = reader.raw_decode(text, position)
        except json.JSONDecodeError as error:
            faults.append(
                Fault(
                    place=f"line {error.lineno}, column {error.colno}",
                    sentence=f"No valid JSON: {error.msg}.",
                )
            )
            position = next_document(text, position + 1)
            continue
        yield f"document {number}", content


def next_document(text: str, start: int) -> int:
    """Return where the next document may start: the next line that opens an object."""
    found = text.find("\n{", start)
    return found + 1 if found >= 0 else len(text)


def releases(raw: bytes, faults: list[Fault]) -> Iterator[Release]:
    """Yield every release of a file, whatever it is wrapped in."""
    for place, content in documents(decoded(raw, faults), faults):
        wrapped = content if isinstance(content, list) else [content]
        for number, one in enumerate(wrapped, start=1):
            where = place if len(wrapped) == 1 else f"{place}, entry {number}"
            yield from releases_of(where, one, faults)


def releases_of(place: str, content: Any, faults: list[Fault]) -> Iterator[Release]:
    """Yield the releases of one document: a package of releases or records, a portal's tender, a release."""
    if not isinstance(content, dict):
        faults.append(Fault(place=place, sentence="An object was expected here."))
    elif isinstance(content.get("records"), list):
        for number, record in enumerate(content["records"], start=1):
            yield from releases_of_record(f"{place}, record {number}", record, faults)
    elif isinstance(content.get("releases"), list):
        for number, release in enumerate(content["releases"], start=1):
            yield from releases_of(f"{place}, release {number}", release, faults)
    elif isinstance(content.get("data"), dict):
        yield Release(place=place, content=as_release(content["data"]))
    elif "ocid" in content or "tender" in content or "awards" in content:
        yield Release(place=place, content=content)
    else:
        faults.append(
            Fault(place=place, sentence="This is neither an OCDS release, a record nor a package of them.")
        )


def releases_of_record(place: str, record: Any, faults: list[Fault]) -> Iterator[Release]:
    """Yield a record's compiled release, else the releases it holds."""
    if not isinstance(record, dict):
        faults.append(Fault(place=place, sentence="An object was expected here."))
    elif isinstance(record.get("compiledRelease"), dict):
        compiled = {"ocid": record.get("ocid"), **record["compiledRelease"]}
        yield Release(place=place, content=compiled)
    elif isinstance(record.get("releases"), list):
        for number, release in enumerate(record["releases"], start=1):
            if isinstance(release, dict) and "url" in release and "tender" not in release:
                faults.append(
                    Fault(
                        place=f"{place}, release {number}", sentence="Only a link to the release stands here."
                    )
                )
            else:
                yield from releases_of(f"{place}, release {number}", release, faults)
    else:
        faults.append(
            Fault(place=place, sentence="The record holds neither a compiled release nor releases.")
        )


def as_release(tender: Json) -> Json:
    """Put a procurement portal's own tender record (flat, bids as a list) into the shape of a release."""
    buyer = tender.get("procuringEntity")
    return {
        "ocid": tender.get("tenderID") or tender.get("id"),
        "date": tender.get("dateModified") or tender.get("date"),
        "buyer": buyer if isinstance(buyer, dict) else {},
        "tender": {key: value for key, value in tender.items() if key not in ("bids", "awards", "contracts")},
        "bids": {"details": tender.get("bids") or []},
        "awards": tender.get("awards") or [],
    }


def merged(found: list[Release]) -> Json:
    """Merge the releases of one process: later ones win, lists are joined by `id`."""
    whole: Json = {}
    for release in sorted(found, key=lambda one: str(one.content.get("date") or "")):
        whole = joined(whole, release.content)
    return whole


def joined(old: Json, new: Json) -> Json:
    """Lay one object over another."""
    whole = dict(old)
    for key, value in new.items():
        before = whole.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            whole[key] = joined(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            whole[key] = joined_lists(before, value)
        elif value not in (None, "", [], {}):
            whole[key] = value
    return whole


def joined_lists(old: list[Any], new: list[Any]) -> list[Any]:
    """Join two lists of objects by their `id`; lists of other things are replaced."""
    if not all(isinstance(one, dict) and "id" in one for one in [*old, *new]):
        return new
    by_id = {str(one["id"]): one for one in old}
    for one in new:
        by_id[str(one["id"])] = joined(by_id.get(str(one["id"]), {}), one)
    return list(by_id.values())
