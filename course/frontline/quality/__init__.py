"""Proof that the course is sound: what it covers, how it reads, how long it takes."""
