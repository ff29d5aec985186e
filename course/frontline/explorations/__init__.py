"""Explorations: what a learner tries out, configured by lessons."""
