"""The wizard's pages: forms in, HTML out; every state is a URL."""
