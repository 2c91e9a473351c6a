"""Reading tables: every row once, whatever the office that made the file."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadi.registers.imports.reading import Line, Settings, Unreadable, find_out, heads_of, kind_of, lines_of
from nadi.registers.imports.reading.letters import folded, from_font, repaired
from nadi.registers.imports.tests.samples import workbook

KNOWN = frozenset({"name", "country", "company", "დასახელება"})
GEORGIAN = "დასახელება,ქალაქი\nშპს თემშენი,ჭიათურა\nსს ქარხანა,ბათუმი\n"


def read(content: bytes, name: str = "list.csv") -> tuple[Settings, list[str], list[Line]]:
    settings = find_out(content, name, KNOWN).settings
    return settings, heads_of(content, name, settings), list(lines_of(content, name, settings))


def entries(content: bytes, name: str = "list.csv") -> list[list[str]]:
    return [list(line.cells) for line in read(content, name)[2] if line.kind == "entry"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_georgian_is_read_from_every_encoding_that_has_it(encoding: str) -> None:
    assert entries(GEORGIAN.encode(encoding)) == [["შპს თემშენი", "ჭიათურა"], ["სს ქარხანა", "ბათუმი"]]


def test_cyrillic_and_western_eight_bit_letters_are_told_apart() -> None:
    russian = "название;город\nООО Московский комбинат упаковки;Нижний Новгород\n" * 3
    german = "Firma;Ort\nMüller Verpackungsmaschinen;Köln\nGroß & Söhne;Düsseldorf\n" * 3
    assert read(russian.encode("cp1251"))[0].encoding == "cp1251"
    assert read(german.encode("cp1252"))[0].encoding == "cp1252"


def test_georgian_saved_wrongly_is_repaired() -> None:
    wrong = GEORGIAN.encode("utf-8").decode("latin-1").encode("utf-8")
    settings, heads, _lines = read(wrong)
    assert (settings.is_repaired, heads) == (True, ["დასახელება", "ქალაქი"])


def test_a_windows_euro_sign_does_not_hinder_the_repair() -> None:
    assert repaired(western("შპს თემშენი")) == "შპს თემშენი"


def western(text: str) -> str:
    """Return what Windows shows of UTF-8 read as its own letters, Latin-1 where it has none."""
    found = []
    for byte in text.encode():
        try:
            found.append(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            found.append(chr(byte))
    return "".join(found)


def test_georgian_typed_in_a_font_is_converted_but_not_addresses() -> None:
    content = "dasaxeleba,qalaqi,web\nSps TemSeni,WiaTura,www.temsheni.ge\n" + "Sps qarxana,baTumi,\n" * 4
    settings, heads, lines = read(content.encode())
    assert settings.is_font_text
    assert heads[:2] == ["დასახელება", "ქალაქი"]
    assert list(lines[1].cells) == ["შპს თემშენი", "ჭიათურა", "www.temsheni.ge"]


def test_english_is_not_taken_for_a_font() -> None:
    content = "name,town\n" + "JSC MacTavish and McDonald,Tbilisi\nDeLonghi iPhone Repairs,Kutaisi\n" * 4
    assert not read(content.encode())[0].is_font_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u00a0შპს\u00a0ფორვარდ  ", "შპს ფორვარდ"),
        ("შპს\u200b ფემილი\u200b", "შპს ფემილი"),
        ("ᲨᲞᲡ ᲗᲔᲛᲨᲔᲜᲘ", "შპს თემშენი"),
        ("ქალაქი\ufeff", "ქალაქი"),
    ],
)
def test_letters_are_put_right(written: str, meant: str) -> None:
    assert folded(written) == meant


def test_a_font_leaves_what_is_no_word_of_it() -> None:
    assert from_font("info@example.ge") == "info@example.ge"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    text = "\n".join(
        sign.join(row) for row in [["name", "country"], ["Alpha, Beta and Co", "US"], ["Beta", "DE"]]
    )
    expected = [["Alpha, Beta and Co", "US"], ["Beta", "DE"]]
    assert (
        entries(text.replace("Alpha, Beta", '"Alpha, Beta').replace("and Co", 'and Co"').encode()) == expected
    )


def test_excels_own_first_line_is_believed_and_is_no_row() -> None:
    settings, heads, lines = read(b"sep=;\nname;country\nAlpha;US\n")
    assert (settings.delimiter, heads, lines[0].number) == (";", ["name", "country"], 2)


def test_a_quote_never_closed_costs_no_row() -> None:
    rows = "".join(f"Firm {nth},town\n" for nth in range(100))
    found = entries(f'name,place\n"Alpha,town\n{rows}'.encode())
    assert (len(found), found[0]) == (101, ["Alpha", "town"])


def test_cells_over_several_lines_stay_one_cell() -> None:
    assert entries(b'name,note\nAlpha,"one\ntwo"\nBeta,x\n') == [["Alpha", "one\ntwo"], ["Beta", "x"]]


def test_heads_below_titles_over_two_rows_are_joined() -> None:
    content = workbook(
        [
            ["Members of the cluster", None, None, None],
            ["As of 15/03/2026"],
            [None],
            ["No", "Company", None, "Paid"],
            [None, "in Georgian", "in English", None],
            [1, "შპს ალფა", "Alpha LLC", 300],
            ["Imereti"],
            [2, "შპს ბეტა", "Beta LLC", 234.567],
            ["Total", None, None, 1534.567],
        ],
        merged=("A1:D1", "A4:A5", "B4:C4", "D4:D5"),
    )
    settings, heads, lines = read(content, "members.xlsx")
    assert heads == ["No", "Company – in Georgian", "Company – in English", "Paid"]
    assert [line.kind for line in lines][3:] == ["head", "head", "entry", "section", "entry", "total"]
    assert list(lines[7].cells) == ["2", "შპს ბეტა", "Beta LLC", "234.5670"]
    assert (settings.head_first, settings.first_row) == (4, 6)


def test_heads_printed_again_are_no_entry() -> None:
    _settings, _heads, lines = read(b"name,country\nAlpha,US\nname,country\nBeta,DE\n")
    assert [line.kind for line in lines] == ["head", "entry", "head", "entry"]


def test_hidden_rows_are_marked() -> None:
    content = workbook([["name", "country"], ["Alpha", "US"], ["Beta", "DE"]], hidden=(2,))
    assert [line.is_hidden for line in read(content, "a.xlsx")[2]] == [False, True, False]


ODS_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="One">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


MANIFEST = (
    '<?xml version="1.0"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    "</manifest:manifest>"
)


def test_an_ods_is_read_and_its_hidden_rows_marked() -> None:
    rows = [("", "name", "country"), (' table:visibility="filter"', "Alpha", "US"), ("", "Beta", "DE")]
    xml = "".join(
        f"<table:table-row{mark}>{''.join(map(ODS_CELL.format, cells))}</table:table-row>"
        for mark, *cells in rows
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(xml))
    lines = read(packed.getvalue(), "a.ods")[2]
    assert [(list(line.cells), line.is_hidden) for line in lines[1:]] == [
        (["Alpha", "US"], True),
        (["Beta", "DE"], False),
    ]


def is_told(content: bytes, name: str) -> bool:
    """Tell whether a file is read to its end, or refused with a sentence."""
    try:
        settings = find_out(content, name, KNOWN).settings
        return all(isinstance(cell, str) for line in lines_of(content, name, settings) for cell in line.cells)
    except Unreadable as error:
        return bool(str(error.sentence))


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    assert is_told(content, "file.csv")


STARTS = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"%PDF"]


@given(st.binary(max_size=600), st.sampled_from(STARTS))
def test_broken_workbooks_are_refused_with_a_sentence(tail: bytes, start: bytes) -> None:
    assert is_told(start + tail, "file.xlsx")


WHOLE = workbook([["name", "country"], ["Alpha", "US"]])


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_workbook_with_a_wrong_byte_is_read_or_refused(at: int, byte: int) -> None:
    assert is_told(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :], "file.xlsx")


CELL = st.text(
    st.characters(codec="utf-8", exclude_characters='"\r\n\x00', exclude_categories=["Cs"]), max_size=12
)


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=30), st.sampled_from([",", ";", "\t"]))
def test_as_many_rows_come_out_as_went_in(table: list[list[str]], sign: str) -> None:
    text = (
        "name"
        + sign
        + "country\n"
        + "".join(sign.join(cell.replace(sign, " ") for cell in row) + "\n" for row in table)
    )
    settings = Settings(encoding="utf-8", delimiter=sign)
    numbers = [line.number for line in lines_of(text.encode(), "a.csv", settings)]
    assert numbers == list(range(1, len(table) + 2)) or kind_of(text.encode()) != "text"


def test_a_bomb_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/big.xml", b"0" * (410 * 1024 * 1024))
    with pytest.raises(Unreadable, match="too large"):
        kind_of(packed.getvalue(), "bomb.xlsx")


def test_a_cell_made_one_downwards_stands_in_each_of_its_rows() -> None:
    rows: list[list[object]] = [["Name", "City"], ["Alpha", "Gori"], ["Beta", None], ["Gamma", None]]
    content = workbook(rows, merged=("B2:B3",))
    assert entries(content, "list.xlsx") == [["Alpha", "Gori"], ["Beta", "Gori"], ["Gamma"]]


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body><table><tr><td>Name</td></tr></table></body></html>",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
)
def test_a_web_page_called_a_workbook_is_refused_with_a_remedy(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        kind_of(content, "list.xls")
    assert "save it as XLSX" in str(refused.value.sentence)


@pytest.mark.parametrize(
    "first", ["Alpha Ltd,405000001,Kutaisi", "Alpha,Kutaisi,https://alpha.example", "შპს ალფა,ქუთაისი,"]
)
def test_an_entry_is_not_taken_for_heads(first: str) -> None:
    assert read(first.encode() + b"\n")[0].head_first == 0


def test_of_a_link_written_as_a_formula_the_words_count() -> None:
    content = b'name;city\n"=HYPERLINK(""http://a.example"";""Alpha"")";Gori\n'
    assert entries(content) == [["Alpha", "Gori"]]


def test_dates_with_points_say_nothing_of_dates_with_strokes() -> None:
    content = b"name,joined,left\nAlpha,12.03.2023,03/13/2023\nBeta,22.03.2023,03/05/2023\n"
    assert read(content)[0].day_first is False
