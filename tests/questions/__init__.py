"""Questions of an author's own."""
