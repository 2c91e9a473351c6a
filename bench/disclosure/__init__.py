"""How long it takes to protect a table, and how much less is kept back than step by step."""
