"""Telling by mail whom a step waits for, a file per noun; each letter is written in its reader's language."""
