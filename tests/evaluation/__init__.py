"""How well the bot answers questions that it has never seen: `make eval`, or `python -m tests.evaluation --help`."""
