"""How many random blueprints are tried: more with `--hypothesis-profile nightly`."""

from hypothesis import settings

settings.register_profile("nightly", max_examples=1_000, deadline=None)
