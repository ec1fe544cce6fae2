"""The first start: what is opened on this computer, and setting it up."""
