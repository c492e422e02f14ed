"""Papers: making them, and checking them."""
