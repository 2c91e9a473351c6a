"""The secret link to one's own record: signed, so that every letter can carry it again."""

from django.core import signing

from nadi.registers.talents.models import Candidate, Identity
from nadi.web.addresses import page_address

SIGNER = signing.Signer(salt="nadi.talents.own", sep=".")


def token_of(identity: Identity) -> str:
    """Return the secret of a candidate's own link; it ends when the link is renewed or the record erased."""
    return SIGNER.sign(f"{identity.candidate.uid}-{identity.link_number}")


def candidate_by_token(token: str) -> Candidate | None:
    """Return whose record a link opens, if it still does."""
    try:
        uid, _dash, number = SIGNER.unsign(token).partition("-")
    except signing.BadSignature:
        return None
    if not number.isascii() or not number.isdigit():
        return None
    found = Candidate.objects.select_related("identity", "identity__cv")
    return found.filter(uid=uid, identity__link_number=int(number)).first()


def own_address(identity: Identity, page: str = "talents.own", *words: str) -> str:
    """Return the whole address of a page of one's own record."""
    return page_address(page, token_of(identity), *words)
