"""Builds notebooks from what authors write, and checks that what is committed equals a rebuild."""
