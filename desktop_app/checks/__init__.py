"""Rules and spelling policy that read a text and return findings. Pure: no input or output."""
