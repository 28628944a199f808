"""The builder's own API, asked by every role for what Schemathesis makes of its description."""
