"""Who may come in and what they may do, as verb functions with keyword-only arguments."""
