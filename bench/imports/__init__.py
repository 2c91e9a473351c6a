"""A file of tens of thousands of rows through the import centre: written, brought again, taken back."""
