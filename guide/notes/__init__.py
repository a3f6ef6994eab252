"""What is saved: a readable Markdown file that can be opened again."""
