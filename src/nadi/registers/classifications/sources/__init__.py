"""The published tables of codes, known by their heads: `source_of(name, head)`, `read(source, content)`."""

from nadi.registers.classifications.sources.reading import read, source_of

__all__ = ["read", "source_of"]
