"""A large award as the office sees it: scenarios and shares computed by jobs, with their progress told.

    python -m bench.award_job --members 60 --lines 40 --vendors 15

Makes a database of its own, lets the vendors submit sealed bids, opens them, and runs both jobs through the
job runner, while a second thread reads the progress that a page would show. Prints seconds and memory.
"""
