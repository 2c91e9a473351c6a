"""News the association writes itself."""

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.news.models import NewsItem
from nadi.web.access import Actor


def keep_news(*, by: Actor, entry: NewsItem, facts: Facts, verb: str) -> NewsItem:
    """Enter a piece of news as the association's own."""
    own = Facts(values={**facts.values, "is_own": True}, codes=facts.codes, confirmed_on=facts.confirmed_on)
    return keep_entry(by=by, entry=entry, facts=own, verb=verb)
