"""A class folder: learners, settings, released exercises, and what was seen at work."""
