"""Articles on their way out: to files of every kind, and to copies handed round."""
