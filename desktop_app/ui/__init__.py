"""Qt, and only here. Offsets are converted to UTF-16 here and nowhere else."""
