"""What the clerk comes home to: what is to do besides the steps of cases, and what the law asks of the year."""
