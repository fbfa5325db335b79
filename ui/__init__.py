"""Scoring's answers made visible: figures, tables, words, colours."""
