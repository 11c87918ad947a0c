"""Which pages, fetched how."""
