"""The tests, which mirror bot/; `python3 -m tests` runs them, `python3 -m tests.lint` the linters."""
