"""The blocks of a document, each set into rows."""
