"""What can be done in the windows: one list, from which keys, menu, palette and sheet all read."""
