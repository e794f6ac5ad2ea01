"""Rapporteur: a register of who said what, and who alleges what, under arms treaties, answered from in Slack.

Each room of the house is a package or module of this one and uses only the rooms below it: cli, wiring, slack, operations,
digests, answers, names, register, database, and at the foot settings, clock and errors. The sandbox stands beside them: it
plays Slack on this machine and knows nothing of the bot. The rule is checked with the other linters.
"""
