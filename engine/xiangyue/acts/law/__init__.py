"""What the law of a day says, and whether given facts were lawful."""
