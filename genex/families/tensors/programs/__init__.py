"""Small tensor programs: what each line gives, how it is drawn, and how students get it wrong."""
