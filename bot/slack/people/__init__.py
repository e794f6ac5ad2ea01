"""Who somebody is, which roles they hold and whence, and what they may be shown where.

Asked again with each action: what somebody saw on a screen is no right.
"""
