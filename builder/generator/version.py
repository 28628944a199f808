"""The release of the templates; every emitted project carries it."""

TEMPLATE_VERSION = "0.2.0"
