"""Changing one thing in a picture, exactly: what a change is, where it may be seen, how it is laid back, and what it did. Pure."""
