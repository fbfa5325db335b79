"""Search over everything that an ente has in the store: what can be found, in which order, and what is said of it."""
