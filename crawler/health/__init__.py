"""How each outlet stands, judged against its own history; pure functions, whose clock is an argument."""
