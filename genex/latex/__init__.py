"""The reader of LaTeX mathematics: tokens, parser, tree and symbols."""
