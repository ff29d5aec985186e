"""The glossary at work: found as one types, read out of messages, asked in drills."""
