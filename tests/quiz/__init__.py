"""A quiz: blueprint, key, id, seal and secret."""
