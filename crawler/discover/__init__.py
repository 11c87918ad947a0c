"""Where pages are announced: feeds, sitemaps, section pages, the homepage. Pure functions from bytes to addresses."""
