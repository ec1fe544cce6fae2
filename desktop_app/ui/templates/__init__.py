"""Templates and holding statements: read, proposed, adopted by somebody else, retired."""
