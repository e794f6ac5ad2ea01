"""Treaty status, computed and never recorded: when an act takes effect, a state's course under a treaty, and who is bound."""
