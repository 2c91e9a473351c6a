"""From a paper to a PDF that looks the same on every machine."""

import json
from functools import cache
from pathlib import Path

import typst
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from nadi.web.documents.paper import Paper

HERE = Path(__file__).parent
TEMPLATE = HERE / "paper.typ"


@cache
def fonts() -> typst.Fonts:
    """Return our own fonts and no others, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def render_pdf(paper: Paper) -> bytes:
    """Return the paper as PDF/UA, which a screen reader reads too."""
    return typst.compile(
        str(TEMPLATE),
        root=str(HERE),
        font_paths=fonts(),
        sys_inputs={"paper": json.dumps(paper.as_data(), default=str)},
        pdf_standards="ua-1",
    )


def pdf_response(pdf: bytes, *, name: str) -> HttpResponse:
    """Answer with a PDF to keep; its name holds Latin letters only, as old mail programs need."""
    response = HttpResponse(pdf, content_type="application/pdf")
    file_name = f"{slugify(name) or 'nadi'}-{timezone.localdate().isoformat()}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "no-store"
    return response
