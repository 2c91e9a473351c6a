"""Documents as PDF: a typst template of the app, facts as data, in one of the two languages.

    pdf = render_pdf(Document(template="pools/documents/minutes.typ", data={...}, language="ka"))
    return pdf_response(pdf, name="minutes-2027-1")

A template lies in its app's `templates` folder, begins with `#import "/web/documents/house.typ": *` and reads
`data` and `words`; every text, number and date comes ready in the reader's language from Python.
"""

from nadi.web.documents.rendering import Document, pdf_response, render_pdf

__all__ = ["Document", "pdf_response", "render_pdf"]
