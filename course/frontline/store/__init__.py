"""Keeps what a learner makes: the answers of an exercise, and everything else in one work file."""
