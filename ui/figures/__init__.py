"""Facts to figures and tables: each function returns one and shows nothing. The colours are in theme.py."""
