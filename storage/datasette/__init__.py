"""The pages of the database in a browser."""
