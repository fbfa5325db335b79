"""The files that documents are made from, and what is refused of one that an ente puts in their place."""
