"""A case: starting it, doing its steps, what waits for time, taking it back."""
