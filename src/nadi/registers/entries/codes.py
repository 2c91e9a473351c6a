"""A form's field for codes of a classification, or free words that work like codes (makes, processes)."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

NOT_KNOWN = _("“%(typed)s” is not known here. Type a word of it and choose from the list.")
TOO_MANY = _("These are more than %(most)s. Keep the ones that matter most.")
BLANK_LINES = 2
MOST = 60
LONGEST = 120

Suggestions = Sequence[str] | Callable[[], Sequence[str]]


class CodesInput(forms.Widget):
    """One line for each code, and some empty ones; each completes from the same list."""

    template_name = "entries/codes_input.html"
    use_fieldset = True

    def __init__(self, suggestions: Suggestions = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return what stands in the lines, as typed."""
        lines = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [lines] if isinstance(lines, str) else list(lines)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """List the lines, the filled ones first."""
        context = super().get_context(name, value, attrs)
        offered = self.suggestions() if callable(self.suggestions) else self.suggestions
        filled = [line for line in value or [] if line]
        context["widget"] |= {
            "lines": [*filled, *[""] * BLANK_LINES],
            "suggestions": offered,
            "list_id": f"{context['widget']['attrs'].get('id', name)}_list",
            "longest": LONGEST,
        }
        return context

    def id_for_label(self, id_: str) -> str:
        return ""


class CodesField(forms.Field):
    """Codes of one scheme, a line each (or several in a line, by commas).

    `code_of` reads one as it is typed (`17.21 Manufacture of ...`) and returns its code, or None where there
    is no such one; without it any words are taken. `title_of` writes a code for the reader.
    """

    widget = CodesInput

    def __init__(
        self,
        *,
        scheme: str,
        suggestions: Suggestions = (),
        code_of: Callable[[str], str | None] | None = None,
        title_of: Callable[[str], str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.scheme, self.code_of, self.title_of = scheme, code_of, title_of
        kwargs.setdefault("widget", CodesInput(suggestions))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> list[str]:
        """Write codes with their titles; what was typed stays as typed."""
        return [self.title_of(one) if self.title_of else one for one in value or []]

    def clean(self, value: Any) -> list[str]:
        """Return the codes, each once, in the order typed."""
        codes: list[str] = []
        for line in value or []:
            codes += [code for code in self.codes_in(line) if code not in codes]
        if self.required and not codes:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(codes) > MOST:
            raise ValidationError(TOO_MANY % {"most": MOST})
        return codes

    def codes_in(self, line: str) -> list[str]:
        """Return the codes of one line: it is one code with its title, or several by commas."""
        whole = " ".join(line.replace("\0", "").split())
        if not whole:
            return []
        if self.code_of and (code := self.code_of(whole)):
            return [code]
        parts = [part.strip() for part in re.split(r"[,;]", whole) if part.strip()]
        return [self.checked(part) for part in parts]

    def checked(self, typed: str) -> str:
        """Return the code of one word, or say that it is not known."""
        code = self.code_of(typed) if self.code_of else typed[:LONGEST]
        if code is None:
            raise ValidationError(self.not_known % {"typed": typed[:60]})
        return code

    @property
    def not_known(self) -> Sentence:
        return self.error_messages.get("unknown", NOT_KNOWN)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != [line for line in data or [] if line]
