"""What happens in the forms, queues and menus of whoever edits the register: each click is checked when it arrives."""
