"""The page of the risk rules: what they are, how they are written, tried and put in force."""
