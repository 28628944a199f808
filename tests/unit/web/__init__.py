"""The wizard without a browser: forms, view models, routes, style sheets."""
