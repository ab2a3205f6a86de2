"""Programs that differentiate: how they run, how they are drawn, and how students misread them."""
