"""How outlets stand, as the database knows it."""
