"""The package to hand out: the course's wheel with all that it needs, to install without a network."""
