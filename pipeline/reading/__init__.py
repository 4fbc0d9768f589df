"""Folders and bytes to raw articles: what is there, decoded and hashed."""
