"""Finding articles: the index, the conditions, and the search itself."""
