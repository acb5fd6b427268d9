"""The one log of what happened, and hearing of it as it happens."""
