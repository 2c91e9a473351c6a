"""Every messy and every company file that lies beside the house: read to the end, each row told."""

from collections import Counter
from pathlib import Path

import pytest

from nadi.registers.imports.mapping import known_heads
from nadi.registers.imports.reading import find_out, heads_of, lines_of

DATA = Path(__file__).parents[6] / "shared" / "data"
MESSY = sorted((DATA / "08-messy-imports").glob("*/*.*")) + sorted((DATA / "02-companies").glob("*.csv"))
# Heads found, and entries, totals and sections among the rows.
KNOWN = {
    "cp1252_semicolon_decimal_comma.csv": ("cp1252", "Straße", 120, 0),
    "georgian_typed_in_acadnusx_latin.csv": ("utf-8", "საიდენტიფიკაციო კოდი", 60, 0),
    "member_list_merged_headers.xlsx": ("", "კომპანია – In English", 38, 3),
    "mojibake_utf8_read_as_latin1.csv": ("utf-8", "მისამართი", 90, 0),
    "mtavruli_nbsp_zerowidth.csv": ("utf-8", "ID კოდი", 60, 0),
    "ragged_rows_quotes_formulas.csv": ("utf-8", "contact", 35, 5),
    "utf16le_bom_tab_georgian.txt": ("utf-16", "ქალაქი", 90, 0),
    "utf8_bom_excel_sep_line.csv": ("utf-8-sig", "ვებ-გვერდი", 90, 0),
    "supplierlist__12.xls": ("", "sector", 15, 0),
    "frictionless__multiline-headers.xlsx": ("", "Caloric contribution – (%)", 1, 0),
    "frictionless__skip-rows.xlsx": ("", "B", 1, 1),
    "hannover_messe_2018_exhibitors.csv": ("utf-8", "city", 4327, 0),
}


@pytest.mark.parametrize("path", MESSY, ids=lambda path: path.name)
def test_a_real_file_is_read_to_its_end(path: Path) -> None:
    content = path.read_bytes()
    settings = find_out(content, path.name, known_heads()).settings
    numbers = [line.number for line in lines_of(content, path.name, settings)]
    assert numbers == sorted(set(numbers))
    assert numbers


@pytest.mark.parametrize("path", [one for one in MESSY if one.name in KNOWN], ids=lambda path: path.name)
def test_a_real_file_is_found_out_as_a_person_would(path: Path) -> None:
    encoding, head, entries, between = KNOWN[path.name]
    content = path.read_bytes()
    settings = find_out(content, path.name, known_heads()).settings
    kinds = Counter(line.kind for line in lines_of(content, path.name, settings))
    assert settings.encoding == encoding
    assert head in heads_of(content, path.name, settings)
    assert (kinds["entry"], kinds["total"] + kinds["section"]) == (entries, between)
