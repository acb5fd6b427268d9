"""Personas that show real people: their photographs, the consent behind them, and what goes when it is withdrawn."""
