"""Shapes of tensors through PyTorch's operations: rules, draws, wrong twins, a second route."""
