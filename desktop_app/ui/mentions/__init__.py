"""Who mentions the accounts, and the answers to them."""
