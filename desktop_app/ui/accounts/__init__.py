"""The accounts: who sends for them, whether they are frozen, and what nobody approved there."""
