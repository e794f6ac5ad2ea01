"""The fault drill: real bots over the sandbox, writers beside them, and everything that goes wrong on a bad day."""
