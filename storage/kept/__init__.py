"""Pages as they were fetched, in a file beside the database."""
