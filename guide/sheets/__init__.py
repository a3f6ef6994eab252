"""What is filled in beside the questions: repayment plan, contact log, letters. Pure: no screen, no disk, no clock."""
