"""What files may bring into the news: tables, and (through the formats) feeds."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.targets import Beside, Field, Target
from nadi.registers.news.actions.bringing import bring_item, forget_traces, known_by
from nadi.registers.news.formats import FORMATS
from nadi.registers.news.models import NewsItem

__all__ = ["FORMATS", "TARGETS"]

TARGETS = [
    Target(
        name="news",
        title=_("News"),
        permission="news.add",
        model=NewsItem,
        write=bring_item,
        beside=Beside(picture=known_by, put_back=forget_traces),
        fields=[
            Field(name="name", label=_("Title in English"), aliases=("title", "headline")),
            Field(name="name_local", label=_("Title in Georgian"), aliases=("სათაური", "title ka")),
            Field(name="summary", label=_("Text in English"), aliases=("text", "description", "body")),
            Field(name="summary_local", label=_("Text in Georgian"), aliases=("ტექსტი", "description ka")),
            Field(name="link", label=_("Read on at"), kind="url", aliases=("link", "url", "ბმული")),
            Field(
                name="when",
                label=_("Published"),
                aliases=("date", "pubdate", "updated", "თარიღი"),
            ),
            Field(name="source", label=_("Source"), aliases=("source", "feed", "წყარო")),
            Field(name="external_id", label=_("Number at the source"), aliases=("guid", "id")),
        ],
    )
]
