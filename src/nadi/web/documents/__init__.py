"""Documents as PDF/UA in one of the two languages, all of one look.

    paper = Paper(kicker=_("Minutes"), title=..., facts=[(_("Opened"), moment_text(at))],
                  sections=[Section(heading=_("Receipts"), sheet=Sheet(heads=[...], rows=[...]))],
                  signatures=[_("Present")])
    return pdf_response(render_pdf(paper), name="minutes-7kq2")

A paper is built in the language it is read in (inside `translation.override`): texts, numbers, dates and
money come ready from Python, so that no template computes or translates.
"""

from nadi.web.documents.paper import Paper, Section, Sheet
from nadi.web.documents.rendering import pdf_response, render_pdf

__all__ = ["Paper", "Section", "Sheet", "pdf_response", "render_pdf"]
