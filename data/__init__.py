"""Folders and the store in, records out: each room says what it is for."""
