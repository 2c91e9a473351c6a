"""The catalogue of a language: read, brought up to date, written, compiled."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from nadi.web.messages.extraction import Sentence

ROOT = Path(__file__).resolve().parents[4]
SOURCES = ROOT / "src" / "nadi"
LOCALES = ROOT / "locale"
# The CLDR gives Georgian one plural form, Django's own catalogue two; they must agree, so ours has two.
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: nadi\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def path_of(language: str, locales: Path = LOCALES) -> Path:
    """Return where the catalogue of a language is."""
    return locales / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """Return the catalogue, or an empty one."""
    text = path.read_text(encoding="utf-8") if path.exists() else HEADER.format(language=language)
    return read_po(BytesIO(text.encode()), locale=language)


def messages_of(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages without the header."""
    return (message for message in catalogue if message.id)


def key_of(message: Message) -> tuple[str, str, str]:
    """Return context, singular and plural: what makes a message that message."""
    text, plural = message.id if isinstance(message.id, tuple | list) else (message.id, "")
    return (message.context or "", text, plural)


def updated(old: Catalog, sentences: Iterable[Sentence], language: str) -> Catalog:
    """Return the catalogue of these sentences, with the translations that there were."""
    kept = {key_of(message): message for message in messages_of(old)}
    new = read_po(BytesIO(HEADER.format(language=language).encode()), locale=language)
    files: dict[tuple[str, str, str], dict[str, None]] = {}
    for sentence in sentences:
        files.setdefault(sentence.key, {})[sentence.file] = None
    for key, places in files.items():
        context, text, plural = key
        former = kept.get(key)
        new.add(
            (text, plural) if plural else text,
            former.string if former else None,
            locations=[(place, 0) for place in places],
            flags=[flag for flag in former.flags if flag == "fuzzy"] if former else [],
            context=context or None,
        )
    return new


def written(catalogue: Catalog, language: str) -> str:
    """Return the catalogue as text: no dates and no line numbers, so that it changes only with its words."""
    kept = BytesIO()
    write_po(kept, catalogue, width=110, omit_header=True, include_lineno=False, sort_by_file=True)
    return HEADER.format(language=language) + kept.getvalue().decode().strip() + "\n"


def compile_stale(locales: Path = LOCALES) -> list[Path]:
    """Compile every catalogue that is newer than what was compiled from it; return those compiled."""
    done = []
    for path in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < path.stat().st_mtime_ns:
            replace(target, compiled(read(path, path.parents[1].name)))
            done.append(target)
    return done


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as Django loads it; fuzzy entries stay out."""
    kept = BytesIO()
    write_mo(kept, catalogue)
    return kept.getvalue()


def replace(target: Path, content: bytes) -> None:
    """Put a file into place in one step: another process sees the old one or the new one."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(target)
