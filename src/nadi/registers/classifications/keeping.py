"""How the import centre knows codes again, and takes them back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext as _

from nadi.registers.classifications.loading import COLUMNS, fill
from nadi.registers.classifications.models import Correspondence, Scheme, Term
from nadi.registers.classifications.shapes import TermRow
from nadi.registers.entries.models import Coding
from nadi.registers.imports.duplicates import Portrait
from nadi.registers.imports.keepers.plain import Identity, Known, Values
from nadi.registers.imports.keepers.rows import RowKeeper
from nadi.registers.imports.reasons import Reason, reason
from nadi.web.access import Actor

ROW = tuple(TermRow.__dataclass_fields__)
NOBODY = Portrait()
SHOWN = [name for name in COLUMNS if name != "search_text"]


def row_of(values: Mapping[str, Any]) -> TermRow:
    """Return the code that the values of a row describe."""
    given = {name: values[name] for name in ROW if name in values and name != "level"}
    return TermRow(**given, level=int(values.get("level") or 0))


class TermKeeper(RowKeeper):
    """Codes: one by classification, version and code."""

    model = Term
    key: ClassVar[str] = "pk"
    columns: ClassVar[Sequence[str]] = COLUMNS

    def known(self) -> Iterator[Known]:
        rows = Term.objects.values_list("pk", "scheme__kind", "scheme__version", "code")
        for pk, *identity in rows.order_by("pk").iterator(chunk_size=2000):
            yield Known(uid=str(pk), portrait=NOBODY, identities=[("code", *identity)])

    def identities(self, values: Values) -> list[Identity]:
        return [("code", *(str(values.get(name) or "") for name in ("kind", "version", "code")))]

    def comparable(self, values: Values, standing: Values) -> Values:
        """Return the columns that the row would change; a row says nothing where it is empty."""
        if not standing:
            return {}
        term = Term(**standing)
        fill(term, row_of(values), {})
        return {name: getattr(term, name) for name in SHOWN if getattr(term, name) != standing[name]}

    def in_use(self, rows: Sequence[Any], run: str) -> dict[str, Reason]:
        found = super().in_use(rows, run)
        terms = Term.objects.filter(pk__in=[row.written_uid for row in rows], scheme__is_in_use=True)
        told = list(terms.values_list("pk", "scheme__kind", "code"))
        carried = set(
            Coding.objects.filter(
                scheme__in={kind for _pk, kind, _code in told}, code__in=[code for _pk, _kind, code in told]
            ).values_list("scheme", "code")
        )
        for pk, kind, code in told:
            if (kind, code) in carried:
                found[str(pk)] = reason("built_on", what=_("entries that carry the code"))
        return found

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        """Remove codes; a version goes with its last one."""
        schemes = set(Scheme.objects.filter(terms__pk__in=uids))
        super().take_away(by=by, uids=uids)
        for scheme in schemes:
            told = Q(older=scheme) | Q(newer=scheme)
            if not scheme.terms.exists() and not Correspondence.objects.filter(told).exists():
                scheme.delete()
