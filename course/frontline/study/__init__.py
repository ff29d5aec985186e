"""What a learner needs between pages: progress, memory, challenge, coach."""
