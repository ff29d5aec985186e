"""Finds hand-ins wherever they are, says whose they are, and lays out those that count."""
