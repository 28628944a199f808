"""The proof itself."""
