"""What the builder keeps: shared projects and drafts."""
