"""Hypothesis for once at length: `--hypothesis-profile=long`."""

from hypothesis import settings

settings.register_profile("long", max_examples=500, stateful_step_count=50, deadline=None)
