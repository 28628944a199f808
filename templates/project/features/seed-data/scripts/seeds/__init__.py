"""Records to develop with, a module for each resource."""
