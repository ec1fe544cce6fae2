"""The only way to X: tweepy, one request at a time, and what its answers mean."""
