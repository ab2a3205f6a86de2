"""An exercise as a graph of steps."""
