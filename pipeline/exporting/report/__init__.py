"""The report: one page for a browser, which holds the articles, what was taken from them, and its sources."""
