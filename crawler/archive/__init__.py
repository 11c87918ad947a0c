"""Pages that are already there: saved files, WARC archives and kept pages, in, out, and read again."""
