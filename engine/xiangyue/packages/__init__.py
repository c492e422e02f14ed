"""A case as a file for another register: bags, safe unzipping, receipts. Nothing is here yet; the room is kept free."""
