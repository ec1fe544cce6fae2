"""One outside thing each. Adapters never see one another, nor the windows."""
