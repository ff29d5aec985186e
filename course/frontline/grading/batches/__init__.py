"""Grades many hand-ins of one exercise with no kernel."""
