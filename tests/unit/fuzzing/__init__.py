"""What finds out whether anything was lost."""
