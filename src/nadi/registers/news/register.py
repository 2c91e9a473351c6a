"""The news as a register."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.registry import Register
from nadi.registers.news.models import NewsItem

REGISTER = Register(
    name="news",
    title=_("News"),
    says=_("What the association tells, and what feeds of ministries, funds and trade papers bring."),
    model=NewsItem,
    list_url="news.list",
    detail_url="news.detail",
    see="news.see",
    order=80,
)
