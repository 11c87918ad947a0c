"""Adding an outlet: what its homepage, feeds and first articles tell, as a file that can be crawled."""
