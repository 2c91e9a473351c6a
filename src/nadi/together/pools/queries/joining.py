"""Whose demand counts: that of the members whose representative accepted the participation agreement."""

import hashlib
import json

from django.db.models import QuerySet

from nadi.together.pools.models import Demand, Participation, Pool
from nadi.web.access import Actor


def bound(parts: QuerySet[Participation]) -> QuerySet[Participation]:
    """Keep the companies that take part and whose representative accepted the agreement."""
    return parts.filter(left=None, accepted__isnull=False)


def counting(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    """Keep the demand that counts; what a colleague only prepared is nobody's order yet."""
    return demands.filter(participation__left=None, participation__accepted__isnull=False)


def terms_fingerprint(pool: Pool) -> str:
    """Return the SHA-256 of the agreement's words in both languages: what was accepted, to the letter."""
    words = json.dumps([pool.terms, pool.terms_local], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def own_part(pool: Pool, actor: Actor) -> Participation | None:
    """Return the company's part in the pool, also one it left."""
    return Participation.objects.filter(pool=pool, organisation=actor.organisation_id).first()
