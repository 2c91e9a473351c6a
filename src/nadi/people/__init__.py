"""People: accounts, invitations, sign-in."""
