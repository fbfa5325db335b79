"""Facts as Word documents."""
