"""Whether a dataset is whole: keys, relations, words at their offsets, counts."""
