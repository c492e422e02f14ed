"""演练: playing a case in a register of its own, with a clock of its own."""
