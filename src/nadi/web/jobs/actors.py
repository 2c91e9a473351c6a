"""Who a job acts for: the actor as they were when they started it."""

from typing import Any

from nadi.web.access import Actor, Capacity, Role


def written(actor: Actor) -> dict[str, Any]:
    """Return the actor as JSON values."""
    return {
        "person": actor.person,
        "person_name": actor.person_name,
        "organisation_id": actor.organisation_id,
        "organisation": actor.organisation,
        "organisation_name": actor.organisation_name,
        "roles": sorted(actor.roles),
        "capacity": actor.capacity,
        "has_second_factor": actor.has_second_factor,
    }


def actor_from(kept: dict[str, Any]) -> Actor:
    """Return the actor a job was started by; nobody for jobs of the schedule."""
    if not kept:
        return Actor()
    capacity = Capacity(kept["capacity"]) if kept["capacity"] else None
    return Actor(**{**kept, "roles": frozenset(map(Role, kept["roles"])), "capacity": capacity})
