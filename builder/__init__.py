"""Router, service, repository, model: each layer calls the next one only."""
