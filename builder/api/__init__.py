"""HTTP: what comes in, what goes out, and nothing else."""
