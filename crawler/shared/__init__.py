"""A crawl shared by many machines: one coordinator that discovers and stores, workers that fetch and read."""
