"""The words of questions, solutions and feedback: Jinja to Markdown."""
