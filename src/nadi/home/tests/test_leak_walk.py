"""Everybody goes everywhere, at every stage of a purchase, and finds nothing of what is not theirs."""

import pytest
from tests.cast import Cast

from nadi.home.tests.leak_secrets import SECRETS, needles_of
from nadi.home.tests.leak_story import STATES, Purchase, purchase_at
from nadi.home.tests.leak_walk import SIDEWAYS, Filled, Reader, pages, readers_of, text_of

def walked(made: Purchase, reader: Reader, filled: Filled):
    for name, written in pages():
        for address in filled.of(written, reader):
            for side in SIDEWAYS:
                answer = reader.client.get(address + side)
                if side and answer.status_code != 200:
                    break
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                yield name, address + side, answer, text_of(content, answer.headers.get("Content-Type", ""))
                if side == "?export=csv" and not answer.headers.get("Content-Type","").startswith("text/csv"):
                    pass

@pytest.mark.parametrize("state", STATES)
def test_nobody_finds_what_belongs_to_others(cast: Cast, state: str) -> None:
    import time, collections
    t=time.time()
    made = purchase_at(cast, state)
    filled = Filled()
    secrets = needles_of(made)
    leaks = []
    n=0; slow=collections.Counter()
    for reader in readers_of(made):
        for name, address, answer, text in walked(made, reader, filled):
            n+=1
            for secret in secrets:
                if secret.needle in text and not secret.is_for(reader.name, state):
                    leaks.append((reader.name, name, address, answer.status_code, secret.name))
    print(state, n, time.time()-t)
    import json
    for l in leaks: print("LEAK", *l)
