"""Running Nadi: the web server, the worker and the schedule as one family of processes.

Nothing here loads Django before it must, so that a second start shows its first page within seconds.
"""
