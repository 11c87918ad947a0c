"""The outlets there are, each a file, and the proof that it holds."""
