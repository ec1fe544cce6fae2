"""Figures: what an account posts, how posts come to be approved, and X's numbers of them."""
