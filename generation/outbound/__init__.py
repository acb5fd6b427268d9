"""Calling addresses that other people chose, without being sent to places they may not see. Pure: no Django, no rows, no settings."""
