"""Keeping the register: copies of it, and whether it is whole."""
