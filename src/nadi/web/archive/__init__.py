"""Backup and restore: database and files in one archive, checked before it is trusted.

The secret of the installation is not in the archive, on purpose: a stolen backup must not open sealed bids.
"""
