"""What a student reads."""
