"""All stylesheets as one answer: forty small files to read, one to fetch."""

from functools import lru_cache
from gzip import compress
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

from nadi.web.access import Request, public

CSS = Path(__file__).resolve().parents[1] / "static" / "web" / "css"
FOREVER = "public, max-age=31536000, immutable"
FRAME = ("reset", "tokens", "base", "layout", "utilities", "print")


def sheets() -> list[Path]:
    """List the files in order; layers, not the order, decide who wins. Fonts are linked by themselves."""
    return [CSS / f"{name}.css" for name in FRAME] + sorted((CSS / "components").glob("*.css"))


@lru_cache(maxsize=1)
def kept() -> tuple[str, bytes, bytes]:
    """Return the version, the text and the compressed text of the stylesheet."""
    text = "\n".join(f"/* {path.stem} */\n{path.read_text()}" for path in sheets()).encode()
    return sha256(text).hexdigest()[:12], text, compress(text, mtime=0)


def version() -> str:
    """Return the name of what the files say now."""
    if settings.DEBUG:
        kept.cache_clear()
    return kept()[0]


@public
def stylesheet(request: Request, wanted: str) -> HttpResponse:
    """Answer with the stylesheet; under an old name it is the present one, kept by nobody."""
    _version, text, packed = kept()
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(packed if takes_gzip else text, content_type="text/css; charset=utf-8")
    if takes_gzip:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = FOREVER if wanted == version() else "no-cache"
    return response
