"""The repayment plan: its content model, what is worked out from its fields, and the result in words."""
