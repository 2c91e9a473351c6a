"""Finding every translatable sentence in Python and in templates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_python
from django.utils.translation import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt"}
SKIPPED = {"tests", "migrations", "static", "__pycache__"}


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One translatable sentence and the files it stands in; `plural` is empty where there is none."""

    text: str
    plural: str = ""
    context: str = ""
    file: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.context, self.text, self.plural)


def source_files(root: Path) -> list[Path]:
    """List the files that may hold sentences, in order."""
    files = (path for path in root.rglob("*") if path.suffix in TEMPLATES | {".py"} and path.is_file())
    return sorted(path for path in files if not SKIPPED & set(path.relative_to(root).parts))


def sentences_in(root: Path, base: Path) -> Iterator[Sentence]:
    """Yield the sentences of all files under `root`, each with its path from `base`."""
    for path in source_files(root):
        text = path.read_text(encoding="utf-8")
        code = as_python(text, path) if path.suffix in TEMPLATES else text
        for _line, function, message, _comments in extract_python(BytesIO(code.encode()), KEYWORDS, [], {}):
            arguments = [message] if isinstance(message, str) else list(message)
            sentence = sentence_from(str(function), arguments, path.relative_to(base).as_posix())
            if sentence.text:
                yield sentence


def as_python(template: str, path: Path) -> str:
    """Return a template as calls that Python can read, whatever its indentation."""
    return "\n".join(line.lstrip() for line in templatize(template, origin=str(path)).splitlines())


def sentence_from(function: str, arguments: Sequence[str | None], file: str) -> Sentence:
    """Read the arguments of a call as singular, plural and context."""
    spec = KEYWORDS[function] or (1,)
    given: dict[str, str] = {}
    names = iter(("text", "plural"))
    for part in spec:
        position = part[0] if isinstance(part, tuple) else part
        name = "context" if isinstance(part, tuple) else next(names)
        given[name] = (arguments[position - 1] if position <= len(arguments) else None) or ""
    return Sentence(file=file, **given)
