"""Which engines there are, which of them may be used here, and which one draws."""
