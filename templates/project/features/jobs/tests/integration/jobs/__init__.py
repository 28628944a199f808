"""Jobs: these tests commit, and run workers as processes of their own."""
