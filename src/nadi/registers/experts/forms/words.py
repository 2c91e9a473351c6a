"""One text: a reason, an answer, a note."""

from typing import Any

from django import forms

from nadi.web.access import Sentence
from nadi.web.forms import Form


class WordsForm(Form):
    """One text under a label of its own."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: Sentence, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = str(label)
        self.fields["text"].required = required
