"""Every address of the house, with the view behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES = {"int": "1", "slug": "absent", "str": "absent", "uuid": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True, kw_only=True)
class Address:
    """One pattern: its name, its view, and an address that matches it."""

    name: str
    view: Any
    path: str

    @property
    def door(self) -> str | None:
        return getattr(self.view, "nadi_door", None)

    @property
    def is_verb(self) -> bool:
        return bool(getattr(self.view, "nadi_verb", False))

    @property
    def kept_by(self) -> str:
        """Return the module of the view, also of one that was partly applied."""
        return str(getattr(self.view, "func", self.view).__module__)

    @property
    def is_ours(self) -> bool:
        return self.kept_by.startswith("nadi.")


def addresses() -> list[Address]:
    """Return all of them."""
    return sorted(walk(get_resolver().url_patterns, "/"), key=lambda one: one.path)


def walk(patterns: list[Any], before: str) -> Iterator[Address]:
    """Yield the addresses of a list of patterns."""
    for one in patterns:
        here = before + sample(one.pattern)
        if isinstance(one, URLResolver):
            yield from walk(one.url_patterns, here)
        elif isinstance(one, URLPattern):
            yield Address(name=one.name or "", view=one.callback, path=here)


def sample(pattern: Any) -> str:
    """Return text that a pattern matches; the regular expressions of others are taken as they are written."""
    written = str(pattern)
    for name, converter in pattern.converters.items():
        kind = next(
            word for word in (f"<{name}>", *(f"<{known}:{name}>" for known in SAMPLES)) if word in written
        )
        written = written.replace(kind, SAMPLES.get(kind.strip("<>").split(":")[0], "absent"))
        assert converter is not None
    return written.lstrip("^").rstrip("$")
