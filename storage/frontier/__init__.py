"""Where every address stands, and how the crawls that fetch them went."""
