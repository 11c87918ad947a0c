"""Polls outlets for months: when each is worth asking, in processes of their own, with health and alerts after each."""
