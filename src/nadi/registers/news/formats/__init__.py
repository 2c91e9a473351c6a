"""Files of news that are known without a mapping: RSS and Atom feeds."""

from nadi.registers.news.formats.feed import FEED

FORMATS = [FEED]
