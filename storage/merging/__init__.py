"""Databases of several machines or years, joined into one."""
