"""Which rows are the same thing: names over three alphabets, numbers, websites, addresses and towns.

See docs/algorithms/duplicates.md for the words, the method and what was measured.

    index = Index()
    index.add("uid-1", Portrait.of(names=["შპს თემშენი"], number="415605839"))
    index.likely(Portrait.of(names=["Temsheni LLC"]))     # [Likeness(key="uid-1", score=97, why=("name",))]
"""

from nadi.registers.imports.duplicates.index import Index
from nadi.registers.imports.duplicates.portraits import Portrait
from nadi.registers.imports.duplicates.scoring import Likeness, score

__all__ = ["Index", "Likeness", "Portrait", "score"]
