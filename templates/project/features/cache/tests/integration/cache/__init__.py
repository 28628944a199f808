"""What is told again, what is not, and what happens while Redis is away."""
