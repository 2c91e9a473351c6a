"""The award's cost divided among the members, and what each is shown of it."""
