"""The acts of the journey of a full pool, one file per part of a purchase."""
