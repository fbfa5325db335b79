"""The page of the Giunta: the briefing prepared, and shown on a shared screen."""
