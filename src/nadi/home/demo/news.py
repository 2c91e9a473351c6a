"""News of the demonstration: invented, as an association writes them; and two feeds that are read."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from nadi.home.demo.playing import Cast
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.news.actions.bringing import bring
from nadi.registers.news.actions.feeds import keep_feed
from nadi.registers.news.actions.writing import keep_news
from nadi.registers.news.models import Feed, NewsItem


@dataclass(frozen=True, kw_only=True)
class Told:
    """A piece of news before it is stored."""

    name: str
    name_local: str
    summary: str
    summary_local: str
    days: int
    audience: str = "members"


OWN = (
    Told(
        name="Joint purchase of corrugated board: the first pallets have arrived",
        name_local="გოფრირებული მუყაოს ერთობლივი შესყიდვა: პირველი პალეტები მოვიდა",
        summary="Seven members bought together. The next pool for stretch film opens in a fortnight.",
        summary_local="შვიდმა წევრმა ერთად იყიდა. სტრეჩ-აფსკის შემდეგი შესყიდვა ორ კვირაში გაიხსნება.",
        days=3,
    ),
    Told(
        name="Workshop: migration tests for food packaging",
        name_local="სემინარი: საკვების შეფუთვის მიგრაციის ტესტები",
        summary="What laboratories measure, which papers buyers ask for, and what a test costs.",
        summary_local="რას ზომავს ლაბორატორია, რა დოკუმენტებს ითხოვს მყიდველი და რა ღირს ტესტი.",
        days=9,
    ),
    Told(
        name="Twelve members go to a packaging fair with one stand",
        name_local="თორმეტი წევრი შეფუთვის გამოფენაზე ერთი სტენდით მიდის",
        summary="The stand is shared, the costs are divided by area. Two places are still free.",
        summary_local="სტენდი საერთოა, ხარჯი ფართობის მიხედვით ნაწილდება. ორი ადგილი ჯერ თავისუფალია.",
        days=16,
        audience="public",
    ),
)
FROM_A_FEED = (
    Told(
        name="New rules for recycled content announced",
        name_local="გადამუშავებული მასალის ახალი წესები გამოცხადდა",
        summary="The draft names shares of recycled plastic by kind of packaging.",
        summary_local="პროექტი ადგენს გადამუშავებული პლასტიკის წილს შეფუთვის სახეობის მიხედვით.",
        days=5,
    ),
    Told(
        name="Paper prices fell for the third month",
        name_local="ქაღალდის ფასი მესამე თვეა იკლებს",
        summary="Testliner costs four per cent less than in spring.",
        summary_local="ტესტლაინერი გაზაფხულთან შედარებით ოთხი პროცენტით გაიაფდა.",
        days=7,
    ),
)
FEEDS = (
    {"name": "Packaging Monitor", "address": "https://monitor.example/news.rss", "target": "news"},
    {"name": "Fairs of the region", "address": "https://fairs.example/calendar.ics", "target": "events"},
)


def fill(cast: Cast) -> None:
    """Write the association's news, name two feeds, and enter what one of them brought."""
    now = timezone.now()
    for one in OWN:
        values = words(one) | {"published": now - timedelta(days=one.days), "audience": one.audience}
        keep_news(by=cast.staff, entry=NewsItem(), facts=Facts(values=values), verb="news.add")
    feeds = [
        keep_feed(
            by=cast.staff,
            feed=Feed(),
            facts={**feed, "audience": "members", "is_active": False},
            verb="news.add_feed",
        )
        for feed in FEEDS
    ]
    for one in FROM_A_FEED:
        values = words(one) | {"published": now - timedelta(days=one.days), "source": feeds[0].name}
        link = f"https://monitor.example/{one.days}"
        bring(by=cast.staff, values={**values, "link": link, "audience": one.audience}, feed=feeds[0])


def words(one: Told) -> dict[str, object]:
    """Return the words of a piece of news in both languages."""
    return {
        "name": one.name,
        "name_local": one.name_local,
        "summary": one.summary,
        "summary_local": one.summary_local,
    }
