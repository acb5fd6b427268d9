"""How the shipped weights were made. Nothing in the product imports this package."""
