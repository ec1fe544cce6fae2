"""Countersign: what an executive drafts and others approve is posted to X, and nothing else."""

__version__ = "0.1.0"
