"""The body of an article, chosen among a page's blocks by structure."""
