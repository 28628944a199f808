"""What goes wrong with machines, done on purpose: nothing that was acknowledged may be lost."""
