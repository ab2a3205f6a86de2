"""Whether two programs are equal: at points, in random images, with bounds."""
