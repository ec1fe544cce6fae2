"""A simulated X on this machine: what is posted to it is seen by nobody."""
