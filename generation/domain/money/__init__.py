"""What pictures cost, who may spend how much, and what waits until somebody says yes."""
