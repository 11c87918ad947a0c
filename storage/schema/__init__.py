"""What the database is: every table and view described once, made, brought up to date, and told in words."""
