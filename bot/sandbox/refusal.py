"""Slack's refusals: an error word, and what comes with it."""

from bot.sandbox.workspace import Json


class RefusalError(Exception):
    """Slack says no: `{"ok": false, "error": …}` with what else belongs to that error."""

    def __init__(self, error: str, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra

    def as_json(self) -> Json:
        """Return the body of the response."""
        return {"ok": False, "error": self.error, **self.extra}


class ClientError(Exception):
    """Something a person did in the page can't be done; the text is a sentence for them."""


def invalid(error: str, problems: list[str], *, with_errors: bool = False) -> RefusalError:
    """Build a refusal that lists problems, each already with its json-pointer."""
    extra: Json = {"errors": problems} if with_errors else {}
    return RefusalError(error, **extra, response_metadata={"messages": [f"[ERROR] {problem}" for problem in problems]})
