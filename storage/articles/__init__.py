"""Articles and what stands around them: stored, told from their edits, put right, and known by the texts they share."""
