"""PyTorch as the oracle of each family: it finds what genex finds, on its own way."""
