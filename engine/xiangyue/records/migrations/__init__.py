"""How the register's tables came to be what they are. Upgrade only; an issued one never changes."""
