"""What a person can set on this computer."""
