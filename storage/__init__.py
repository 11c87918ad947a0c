"""Rows, tables, and who reads them."""
