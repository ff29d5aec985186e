"""Feedback pages: read from what is graded, and written for many learners at once."""
