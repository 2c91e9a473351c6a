"""What is wrong with conditions as somebody wrote them, and where."""

from __future__ import annotations


class ConditionMistake(ValueError):
    """Conditions that cannot be read: `place` says where ("all[2].any[1]"), the sentence what to do about it.

    `key` names the sentence for translation, `parameters` fill it.
    """

    def __init__(self, *, key: str, place: str, text: str, parameters: dict[str, str] | None = None) -> None:
        super().__init__(f"{place}: {text}" if place else text)
        self.key = key
        self.place = place
        self.text = text
        self.parameters = parameters or {}
