"""Facts as PowerPoint slides with native charts and tables."""
