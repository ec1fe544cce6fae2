"""What the company posts for: goals, how far each is, and what its accounts post."""
