"""Every resource over HTTP."""
