"""A document is set in both alphabets, and says what it was given."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nadi.web.documents import Document, render_pdf

SAMPLES = {"en": "Minutes of the opening", "ka": "კონვერტების გახსნის ოქმი"}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_document_reads_back_as_written(language: str) -> None:
    rows = [["₾", "1 234,50"]]
    facts = {"facts": [["a", "b"]], "heads": ["c", "d"], "rows": rows}
    pdf = render_pdf(
        Document(template="web/documents/sample.typ", title=SAMPLES[language], data=facts, language=language)
    )
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert [part in text for part in (SAMPLES[language], "1 234,50", "₾")] == [True, True, True]
