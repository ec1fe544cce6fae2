"""Audit: every action of the record, whether it holds, and copies of it."""
