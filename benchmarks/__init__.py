"""What a project costs beside the least that would do the same."""
