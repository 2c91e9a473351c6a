"""Which rows of a sheet are hidden: a filter hides rows, and they must not pass unseen."""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
MOST_REPEATED = 100_000


def hidden_rows(content: bytes, sheet: str) -> frozenset[int]:
    """Return the numbers (from 1) of hidden rows; none for the old XLS, which does not tell us."""
    if not content.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                return in_ods(archive.read("content.xml"), sheet)
            path = sheet_path(archive, sheet)
            return in_xlsx(archive.read(path)) if path in names else frozenset()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, OSError, ValueError):
        return frozenset()


def parsed(xml: bytes) -> etree._Element:
    """Read XML that somebody sent: no entities, no network, no huge trees."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def sheet_path(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return where a sheet lies in an XLSX."""
    book = parsed(archive.read("xl/workbook.xml"))
    wanted = next(
        (one.get(f"{REL}id") for one in book.iter(f"{MAIN}sheet") if one.get("name") == sheet), None
    )
    links = parsed(archive.read("xl/_rels/workbook.xml.rels"))
    for link in links.iter(f"{PACKAGE}Relationship"):
        if link.get("Id") == wanted:
            target = str(link.get("Target"))
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return ""


def in_xlsx(xml: bytes) -> frozenset[int]:
    """Return the hidden rows of a sheet of an XLSX, reading it row by row."""
    found = set()
    read = etree.iterparse(BytesIO(xml), tag=f"{MAIN}row", resolve_entities=False, no_network=True)
    for _event, row in read:
        if row.get("hidden") in ("1", "true") and str(row.get("r", "")).isdigit():
            found.add(int(str(row.get("r"))))
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]
    return frozenset(found)


def in_ods(xml: bytes, sheet: str) -> frozenset[int]:
    """Return the hidden rows of a sheet of an ODS, where one row may stand for many."""
    found: set[int] = set()
    for table in parsed(xml).iter(f"{TABLE}table"):
        if table.get(f"{TABLE}name") != sheet:
            continue
        number = 1
        for row in table.iter(f"{TABLE}table-row"):
            times = min(int(row.get(f"{TABLE}number-rows-repeated", "1")), MOST_REPEATED)
            if row.get(f"{TABLE}visibility", "visible") != "visible":
                found.update(range(number, number + times))
            number += times
    return frozenset(found)
