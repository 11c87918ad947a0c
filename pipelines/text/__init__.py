"""Words: cleaned, named, and told apart from what is no text."""
