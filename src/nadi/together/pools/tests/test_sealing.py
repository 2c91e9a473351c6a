"""Sealed texts: who opens what, and what a changed one says."""

import pytest
from pytest_django.fixtures import Settings

from nadi.together.pools.offers.sealing import (
    BLOCK,
    Tampered,
    new_key_pair,
    opening_key,
    read_vendor_copy,
    receipt_of,
    seal,
    unseal,
    vendor_copy,
)

BID = {"bid": {"note": "ფასი 0,42"}}
POOL, OTHER = "pool23456789", "pool98765432"


def test_opening_key_opens_what_the_sealing_key_closed() -> None:
    public, wrapped = new_key_pair(POOL)
    assert unseal(seal(BID, public), opening_key(wrapped, POOL)) == BID


def test_sealed_bid_changed_by_one_bit_is_refused_in_a_sentence() -> None:
    public, wrapped = new_key_pair(POOL)
    sealed = bytearray(seal(BID, public))
    sealed[-1] ^= 1
    with pytest.raises(Tampered, match=r"changed after it was submitted: it cannot be opened\.$"):
        unseal(bytes(sealed), opening_key(wrapped, POOL))


def test_opening_key_of_another_pool_is_refused() -> None:
    _public, wrapped = new_key_pair(POOL)
    with pytest.raises(Tampered):
        opening_key(wrapped, OTHER)


def test_opening_key_does_not_lie_in_the_database_unwrapped() -> None:
    _public, wrapped = new_key_pair(POOL)
    assert bytes(opening_key(wrapped, POOL)) not in wrapped


def test_opening_key_survives_a_changed_secret_while_the_old_one_is_a_fallback(
    settings: Settings,
) -> None:
    public, wrapped = new_key_pair(POOL)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new secret " * 4
    assert unseal(seal(BID, public), opening_key(wrapped, POOL)) == BID


def test_opening_key_under_a_lost_secret_says_so(settings: Settings) -> None:
    _public, wrapped = new_key_pair(POOL)
    settings.SECRET_KEY = "a new secret " * 4
    with pytest.raises(Tampered, match="its secret was changed after the start"):
        opening_key(wrapped, POOL)


def test_vendor_reads_its_copy_with_its_own_link_only() -> None:
    copy = vendor_copy(BID, token="the link of this vendor", context="request")
    assert read_vendor_copy(copy, token="the link of this vendor", context="request") == BID
    with pytest.raises(Tampered):
        read_vendor_copy(copy, token="the link of another", context="request")


def test_length_of_a_sealed_bid_does_not_tell_how_much_was_bid() -> None:
    public, _wrapped = new_key_pair(POOL)
    short, long = seal({"bid": "1"}, public), seal({"bid": "1" * (BLOCK - 100)}, public)
    assert len(short) == len(long)


def test_same_bid_sealed_twice_has_two_receipts() -> None:
    public, _wrapped = new_key_pair(POOL)
    assert receipt_of(seal(BID, public)) != receipt_of(seal(BID, public))


def test_sealed_nonsense_is_not_a_bid() -> None:
    public, wrapped = new_key_pair(POOL)
    with pytest.raises(Tampered, match="does not hold a bid"):
        unseal(seal(["no", "bid"], public), opening_key(wrapped, POOL))  # type: ignore[arg-type]  # the nonsense
