"""What the pages show of each entity: one module for each."""
