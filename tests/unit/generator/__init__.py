"""The generator: overlays in, projects out."""
