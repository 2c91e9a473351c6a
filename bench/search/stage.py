"""Documents of words drawn by Zipf's law, half of them Georgian, and questions about them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from nadi.web.search import MEMBERS, OFFICE, PUBLIC, Document

VOCABULARY = 60_000
KINDS = ("funding", "talents", "experts", "suppliers", "services", "events", "news")
REGIONS = ("GE-TB", "GE-IM", "GE-KK", "GE-AJ", "GE-SZ", "")
SECTORS = ("17.21", "18.12", "22.22", "10.51", "11.02", "49.41", "")
SYLLABLES = {
    "en": "ba ce di fo gra hu in ja ko lem ma nor pa qua ri sta te ul vi wo ex pre con ment ing",
    "ka": "ბა გე დი ვო ზა თე კი ლა მო ნი პა რე სა ტუ ფი ქა ღი ყვა შე ჩა ცი ძე წა ხი ჯა ელ ობ",
}


def vocabulary() -> list[str]:
    """Return different words, the commonest first, English and Georgian in turn."""
    drawn = random.Random(7)
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        syllables = SYLLABLES["ka" if len(words) % 2 else "en"].split()
        words["".join(drawn.choices(syllables, k=drawn.choice((2, 3, 3, 4, 5))))] = None
    return list(words)


def documents(first: int, last: int, length: int, words: list[str]) -> Iterator[Document]:
    """Yield documents by number; the same number gives the same document of the same length."""
    weights = list(accumulate(1 / rank**0.9 for rank in range(1, len(words) + 1)))
    today = date.today()  # noqa: DTZ011  (the day of a measurement)
    for number in range(first, last):
        drawn = random.Random(number)
        text = drawn.choices(words, cum_weights=weights, k=length + 8)
        yield Document(
            kind=drawn.choice(KINDS),
            key=f"n{number}",
            address=f"/funding/n{number}/",
            title=" ".join(text[:4]),
            title_local=" ".join(text[4:8]),
            text=" ".join(text[8:]),
            readers=drawn.choices((PUBLIC, MEMBERS, OFFICE), weights=(3, 6, 1))[0],
            sectors=(drawn.choice(SECTORS) or "17.21",),
            country="GE",
            region=drawn.choice(REGIONS),
            deadline=today + timedelta(days=drawn.randrange(-200, 400)) if number % 3 else None,
            stale_on=today + timedelta(days=drawn.randrange(-60, 300)),
        )


def misspelt(word: str, drawn: random.Random) -> str:
    """Return a word with two neighbouring letters exchanged, one lost, or one doubled."""
    at = drawn.randrange(1, len(word) - 2)
    kind = drawn.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[: at + 1] + word[at:]


def questions(words: list[str], count: int) -> dict[str, list[str]]:
    """Return questions of each kind."""
    drawn = random.Random(11)
    common, middle, rare = words[:60], words[300:6_000], words[30_000:]
    long = [word for word in middle if len(word) > 6]
    return {
        "common": drawn.choices(common, k=count),
        "rare": drawn.choices(rare, k=count),
        "two words": [f"{drawn.choice(common)} {drawn.choice(middle)}" for _n in range(count)],
        "two common": [f"{drawn.choice(common)} {drawn.choice(common)}" for _n in range(count)],
        "beginning": [drawn.choice(words[:6_000])[: drawn.randrange(2, 6)] for _n in range(count)],
        "misspelt": [misspelt(drawn.choice(long), drawn) for _n in range(count)],
        "no hit": ["".join(drawn.choices("xzqvkj", k=9)) for _n in range(count)],
    }
