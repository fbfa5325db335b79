"""Pure computation on NumPy arrays: how a value becomes a score and a score a word.

Imports NumPy and the standard library only: no file, no clock, no database, no screen.
"""
