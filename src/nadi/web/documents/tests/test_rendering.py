"""A document is set in both alphabets, reads back as written, and runs nothing that it was given."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nadi.web.documents import Paper, Section, Sheet, pdf_response, render_pdf

TITLES = {"en": "Minutes of the opening", "ka": "კონვერტების გახსნის ოქმი"}


def paper_of(language: str = "en", *sections: Section, title: str = "") -> Paper:
    return Paper(
        sender="Nadi",
        kicker="№ 1",
        title=title or TITLES[language],
        language=language,
        facts=[("₾", "1 234,50")],
        sections=sections,
    )


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", TITLES)
def test_a_document_reads_back_as_written(language: str) -> None:
    text = text_of(render_pdf(paper_of(language)))
    assert [part in text for part in (TITLES[language], "1 234,50", "₾")] == [True, True, True]


def test_markup_in_what_people_typed_stays_text() -> None:
    typed = '#read("/etc/passwd") *bold* $x^2$ <b> [link]'
    assert typed in text_of(render_pdf(paper_of("en", Section(paragraphs=[typed]))))


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    rows = [[f"Line {number}", str(number)] for number in range(150)]
    pdf = render_pdf(paper_of("en", Section(sheet=Sheet(heads=["Item", "Pieces"], rows=rows, numbers=[1]))))
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert [("Pieces" in page) for page in pages] == [True] * len(pages)


def test_the_same_paper_is_the_same_to_read() -> None:
    assert text_of(render_pdf(paper_of())) == text_of(render_pdf(paper_of()))


def test_a_document_says_its_title_and_language_to_a_screen_reader() -> None:
    read = PdfReader(BytesIO(render_pdf(paper_of("ka"))))
    title = read.metadata.title if read.metadata else None
    assert (title, str(read.root_object["/Lang"])) == (TITLES["ka"], "ka")


def test_a_georgian_name_of_a_file_becomes_one_that_travels() -> None:
    assert pdf_response(b"", name="ოქმი")["Content-Disposition"].startswith('attachment; filename="nadi-')
