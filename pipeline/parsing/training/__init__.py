"""Training of the layout: what `data/line_weights.json` and `data/run_weights.json` are made from.

Nothing here is needed at run time; it needs scikit-learn.
"""
