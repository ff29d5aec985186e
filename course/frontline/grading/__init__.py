"""Everything between a hand-in and the gradebook: check-in, nbgrader's plug-ins, feedback."""
