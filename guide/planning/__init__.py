"""The repayment plan in words: what can be offered and said, how it was worked out, what to be careful about."""
