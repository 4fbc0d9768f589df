"""Training of the recogniser: what the package's `data/` is made from. Nothing here is needed at run time."""
