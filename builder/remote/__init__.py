"""The portal of a team from the command line: over HTTP, with a token."""
