"""A guide to one's own method: the questions in the office's words, and what published figures say of the answers."""
