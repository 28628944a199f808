"""Records of two tenants."""
