"""Simulations and statistics: pure functions, each with its source and units."""
