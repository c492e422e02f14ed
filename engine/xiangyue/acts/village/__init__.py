"""启用: opening a village's register."""
