"""What is put into the register from Slack, and let out: forms read into records, review, moves, and the right of reply.

All of it ends in the register's acts, which keep its rules; here stands only what people see and type.
"""
