"""Projects with one fault each: the proof must notice every one."""
