"""Forty things that people want, done at the real windows as somebody new to them would."""
