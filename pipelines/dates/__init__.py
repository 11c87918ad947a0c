"""Dates: the words a page prints, and the values read from them."""
