"""Values in, blocks and text out: pure functions that keep Slack's limits where each block is built."""
