"""What a page says, and what that means."""
