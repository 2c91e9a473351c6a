"""Sealed bids: anyone closes, only the opening opens, and a vendor reads its own copy through its own link.

A tender has a key pair. The closing key is public; the opening key is itself kept under a key made from
`SECRET_KEY`, so a copy of the database alone opens nothing. When `SECRET_KEY` is changed while bids are
sealed, the old value stays in `SECRET_KEY_FALLBACKS` until the opening.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

# What a column of bytes gives back, by kind of database.
Bytes = bytes | memoryview

KEY_PURPOSE, COPY_PURPOSE, DRAFT_PURPOSE = b"nadi.opening-key", b"nadi.vendor-copy", b"nadi.bid-draft"
# A sealed text is as long as what it holds: padding keeps its length from telling how much was bid.
BLOCK = 2048


class Tampered(Exception):
    """What was sealed cannot be read any more; the message says why."""


def derived_key(secret: str, *, purpose: bytes, context: str) -> bytes:
    """Make a key from a secret, for one purpose and one thing."""
    root = hashlib.blake2b(secret.encode()).digest()
    return blake2b(
        context.encode(), digest_size=SecretBox.KEY_SIZE, key=root, person=purpose, encoder=RawEncoder
    )


def new_key_pair(context: str) -> tuple[bytes, bytes]:
    """Return a closing key, and the opening key kept under this installation's secret."""
    private = PrivateKey.generate()
    wrapping = SecretBox(derived_key(settings.SECRET_KEY, purpose=KEY_PURPOSE, context=context))
    return bytes(private.public_key), bytes(wrapping.encrypt(bytes(private)))


def opening_key(wrapped: Bytes, context: str) -> PrivateKey:
    """Unwrap the opening key with the present secret or an earlier one."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            box = SecretBox(derived_key(secret, purpose=KEY_PURPOSE, context=context))
            return PrivateKey(box.decrypt(bytes(wrapped)))
        except CryptoError:
            continue
    raise Tampered(
        _("The key of this tender does not fit this installation: its secret was changed after the start.")
    )


def packed(content: Mapping[str, Any]) -> bytes:
    """Write the content as text of a rounded length."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return text + b" " * (-len(text) % BLOCK)


def unpacked(text: bytes) -> dict[str, Any]:
    """Read what `packed` wrote."""
    try:
        content = json.loads(text)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise Tampered(_("The sealed bid does not hold a bid."))
    return content


def seal(content: Mapping[str, Any], sealing_key: Bytes) -> bytes:
    """Close a bid so that only the opening reads it."""
    return bytes(SealedBox(PublicKey(bytes(sealing_key))).encrypt(packed(content)))


def unseal(sealed: Bytes, key: PrivateKey) -> dict[str, Any]:
    """Open a sealed bid."""
    try:
        return unpacked(SealedBox(key).decrypt(bytes(sealed)))
    except CryptoError as error:
        raise Tampered(
            _("The sealed bid was changed after it was submitted: it cannot be opened.")
        ) from error


def receipt_of(sealed: Bytes, technical: Bytes = b"") -> str:
    """Return the fingerprint (SHA-256) of a sealed bid, which its vendor keeps.

    Of two envelopes it is the fingerprint of both fingerprints in turn: neither can be exchanged alone.
    """
    prices = hashlib.sha256(bytes(sealed))
    if not technical:
        return prices.hexdigest()
    return hashlib.sha256(prices.digest() + hashlib.sha256(bytes(technical)).digest()).hexdigest()


def vendor_copy(content: Mapping[str, Any], *, token: str, context: str) -> bytes:
    """Close the vendor's own copy with its link: the server keeps no link, so it cannot read the copy."""
    return closed_by_link(content, derived_key(token, purpose=COPY_PURPOSE, context=context))


def read_vendor_copy(copy: Bytes, *, token: str, context: str) -> dict[str, Any]:
    """Read the vendor's own copy through its link."""
    return opened_by_link(copy, derived_key(token, purpose=COPY_PURPOSE, context=context))


def sealed_draft(typed: Mapping[str, str], *, token: str, context: str) -> bytes:
    """Close what a vendor has typed so far with its link: nobody else reads an unfinished bid either."""
    return closed_by_link(typed, derived_key(token, purpose=DRAFT_PURPOSE, context=context))


def read_draft(draft: Bytes, *, token: str, context: str) -> dict[str, Any]:
    """Read what a vendor had typed, through its link."""
    return opened_by_link(draft, derived_key(token, purpose=DRAFT_PURPOSE, context=context))


def closed_by_link(content: Mapping[str, Any], key: bytes) -> bytes:
    """Close a text with a key made from a link."""
    return bytes(SecretBox(key).encrypt(packed(content)))


def opened_by_link(closed: Bytes, key: bytes) -> dict[str, Any]:
    """Read what `closed_by_link` closed."""
    try:
        return unpacked(SecretBox(key).decrypt(bytes(closed)))
    except CryptoError as error:
        raise Tampered(
            _("Your copy of the bid was sealed under an earlier link and cannot be shown by this one.")
        ) from error
