"""Finds and loads what authors write; the only package that knows the course's folder names."""
