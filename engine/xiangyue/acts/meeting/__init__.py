"""The steps of one meeting."""
