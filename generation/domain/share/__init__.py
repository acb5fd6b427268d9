"""What strangers may see of a persona: its card, its page, and the links that lead there."""
