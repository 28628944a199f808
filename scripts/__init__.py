"""Things to run by hand."""
