"""Tests of the question forms."""
