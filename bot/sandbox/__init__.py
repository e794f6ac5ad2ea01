"""A Slack on your own machine.

This room speaks Slack's side of the protocol: the Web API, Socket Mode and signed HTTP delivery, response URLs, modals and
App Home, together with Slack's refusals and, on demand, its faults. A page in the browser and the tests use it through the
same client API. It knows nothing of the bot: the bot reaches it over HTTP and WebSocket only, as it would reach Slack. It
listens on the loopback address alone, and forgets everything when it stops.
"""
