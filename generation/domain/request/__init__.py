"""What was asked for: checked, pinned, written, and turned into the frozen values that an engine takes."""
