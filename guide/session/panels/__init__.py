"""What can lie on top of the questions: side pages, forms, questions back to the reader, saving, leaving.

A panel gives a view and says what choosing does. `close` goes back to what was underneath.
"""
