"""One session with a guide: where the reader is, what lies on top, and what every action does."""
