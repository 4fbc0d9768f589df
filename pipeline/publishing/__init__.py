"""The output folder: who may write to it, and how a whole dataset takes the place of another."""
