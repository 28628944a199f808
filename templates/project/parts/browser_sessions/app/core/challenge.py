"""What whoever is not signed in is told to come with."""

CHALLENGE = "Cookie"
