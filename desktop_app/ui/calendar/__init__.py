"""The calendar: what stands when, what speaks against a time, and moving to another one."""
