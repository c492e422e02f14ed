"""Proof that rows are what the entries make of them: replay into an empty register, compare every value."""
