"""From a family and a stream to a telling draw with a certificate."""
