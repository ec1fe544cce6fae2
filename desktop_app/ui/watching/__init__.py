"""What the company follows at X, what was found of it, and the hashtags that it calls its own."""
