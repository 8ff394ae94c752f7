"""What comes in and goes out: one guard, one queue of turns per person, and a module per medium."""
