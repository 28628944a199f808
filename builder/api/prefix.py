"""Where the paths of the API begin; health checks and the description are beside it."""

PREFIX = "/api/v1"
