"""Filling the registers with a folder of open data, through the import centre, told file by file."""
