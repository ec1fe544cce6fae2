"""Writing a post: the page, its editor, what the checks say, and sending it for review."""
