"""Asking other people's servers: only the outlet's, politely, and what they answer."""
