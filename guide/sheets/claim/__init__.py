"""What is claimed, held against what was received and paid: what does not add up, and what it costs a year."""
