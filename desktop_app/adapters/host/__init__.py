"""One always-on machine of the company's own, which keeps a team's record for everybody."""
