"""Shipping arithmetic: what is charged for, how long it may stand, and what can be claimed by when."""
