"""What is filled in beside the questions: repayment plan, contact log, letters, a summary for a helper. Pure."""
