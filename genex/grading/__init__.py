"""A class marked: from files that students handed in to results."""
