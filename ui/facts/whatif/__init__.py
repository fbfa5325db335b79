"""What a what-if says: answers, reachable values, targets beside their history, the proposal."""
