"""Writers: one module for each way out of a document."""
