"""What a client does with the entities of a project."""
