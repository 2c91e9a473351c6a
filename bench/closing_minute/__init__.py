"""The closing minute: many people save their demand around the deadline of one pool.

    python -m bench.closing_minute --people 50 --workers 2

Starts a server of its own on 127.0.0.1 with a database of its own, lets every person save several times
shortly before and after the deadline, and compares what they were told with what is stored: nothing lost,
nothing accepted late, no error. Prints a table; ends with 1 if a promise was broken.
"""
