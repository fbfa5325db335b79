"""Enti that do not exist, to try the program with many data."""
