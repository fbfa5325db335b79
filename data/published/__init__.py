"""Data that leave the program as open data, and what changed between two editions."""
