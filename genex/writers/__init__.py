"""Writers: one for each kind of output, all of them from one document."""
