"""From a typst template and facts to a PDF that looks the same on every machine."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.utils import timezone, translation

ROOT = Path(__file__).resolve().parents[2]
FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document before it is set: its template (a path under the package), its facts, its language.

    `data` holds text, lists and mappings only: numbers, dates and money come as the reader reads them.
    """

    template: str
    title: str
    data: Mapping[str, Any]
    language: str


@cache
def fonts() -> typst.Fonts:
    """Return our own fonts and no others, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def render_pdf(document: Document) -> bytes:
    """Return the document as PDF/UA."""
    with translation.override(document.language):
        facts = json.dumps(
            {"title": document.title, "language": document.language, **document.data}, default=str
        )
    return typst.compile(
        str(ROOT / document.template),
        root=str(ROOT),
        font_paths=fonts(),
        sys_inputs={"data": facts},
        pdf_standards="ua-1",
    )


def pdf_response(pdf: bytes, *, name: str) -> HttpResponse:
    """Answer with a PDF to keep."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate().isoformat()}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
