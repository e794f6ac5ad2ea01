"""The one kind of error that is shown to people."""


class RapporteurError(Exception):
    """Say what happened, what was kept, and what to do next.

    Each part is a whole sentence, free of stack traces, secrets and text from outside that was not quoted.
    Rooms derive their own errors from this one; whatever else is raised is a fault of ours and gets an id in the log.
    """

    def __init__(self, what: str, kept: str = "", cure: str = "") -> None:
        """Keep the three sentences; `kept` and `cure` may be empty."""
        super().__init__(" ".join(part for part in (what, kept, cure) if part))
        self.what = what
        self.kept = kept
        self.cure = cure
