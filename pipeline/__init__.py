"""Plain-text copies of encyclopedia articles in, a checked and traceable relational dataset out."""

__version__ = "0.1.0"
