"""What was published, and the proof that it is what was approved."""
