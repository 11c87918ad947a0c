"""Tells operators what broke and what was mended, each once, by mail, webhook or whatever apprise knows."""
