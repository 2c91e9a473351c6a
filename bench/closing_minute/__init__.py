"""The closing minute: members join and save their demand, vendors bid, around the deadline of two pools.

    python -m bench.closing_minute --people 200 --vendors 20

Starts a server of its own on 127.0.0.1 with a database of its own, lets everybody act several times in the
minute before the deadline and shortly after it, opens the bids, and compares what people were told with what
is stored: nothing lost, nothing accepted late, no error. Prints a table; ends with 1 if a promise was broken.
"""
