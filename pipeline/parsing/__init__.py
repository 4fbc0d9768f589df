"""Raw text to structure: lines, sections, blocks, sentences, citations and sources. Pure functions of text."""
