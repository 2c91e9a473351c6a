"""Mails of pools: who is told what, one file per part of a pool's life."""
