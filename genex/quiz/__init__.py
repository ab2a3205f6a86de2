"""A quiz: its plan, its parts, its key, its answer sheet and who gets it."""
