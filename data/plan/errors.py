"""What every error of the data is: a sentence for the person who can put it right."""

from __future__ import annotations


class DataError(Exception):
    """Something the person at the keyboard, or who runs the machine, can put right."""


class NotAllowedError(DataError):
    """A person wanted to do what their role does not allow; the sentence says which, and whom to ask."""
