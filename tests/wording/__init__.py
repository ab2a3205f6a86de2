"""Words and notation."""
