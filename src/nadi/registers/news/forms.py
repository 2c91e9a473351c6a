"""News and feeds as they are typed."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.forms import NAMES, EntryForm
from nadi.registers.news.models import Feed, NewsItem
from nadi.web.forms import DateTimeField, ModelForm
from nadi.web.outgoing import NotReached, checked


class NewsForm(EntryForm):
    """A piece of news."""

    published = DateTimeField(label=_("Published"), required=False, help_text=_("Leave empty for now."))

    class Meta(EntryForm.Meta):
        model = NewsItem
        fields = [*NAMES, "link", "published", "sectors", "audience", "source", "source_url"]
        labels = {
            "name": _("Title in English"),
            "name_local": _("Title in Georgian"),
            "summary": _("Text in English"),
            "summary_local": _("Text in Georgian"),
        }

    def clean(self) -> dict[str, Any]:
        """News have a title in one of the two languages."""
        cleaned = super().clean()
        if not cleaned.get("name") and not cleaned.get("name_local"):
            self.add_error("name", _("Give the news a title, in one language at least."))
        return cleaned

    def clean_published(self) -> Any:
        """Return the moment typed, else the one there, else now."""
        return self.cleaned_data["published"] or self.instance.published or timezone.now()


class FeedForm(ModelForm):
    """A feed and what it brings."""

    address = forms.URLField(label=_("Address of the feed"), assume_scheme="https", max_length=800)

    class Meta(ModelForm.Meta):
        model = Feed
        fields = ["name", "address", "target", "audience", "is_active"]
        help_texts = {
            "name": _("As readers know the source: a ministry, a fund, a trade paper."),
            "target": _("A calendar (.ics) or a list of fairs brings events; everything else brings news."),
        }

    def clean_address(self) -> str:
        """Refuse what is no address of a page, and one that is read already."""
        address: str = self.cleaned_data["address"]
        try:
            checked(address)
        except NotReached as fault:
            raise forms.ValidationError(str(fault.sentence)) from fault
        if Feed.objects.filter(address=address).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This feed is read already."))
        return address
