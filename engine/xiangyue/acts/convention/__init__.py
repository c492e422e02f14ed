"""The steps by which a convention is revised."""
