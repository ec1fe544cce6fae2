"""Language on this computer: words and grammar, each in a process of its own. No text leaves it."""
