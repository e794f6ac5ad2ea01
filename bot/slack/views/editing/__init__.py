"""The forms, queues and menus of whoever edits the register, made from values alone: no question is asked of anything here."""
