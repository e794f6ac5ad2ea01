import pytest
from slack_bolt import App, BoltRequest, BoltResponse

from bot.slack.app import AcknowledgingApp, LastingAck


@pytest.mark.parametrize(("given", "status"), [(True, 200), (False, 500)])
def test_what_was_acknowledged_is_answered_so_though_its_listener_failed(
    monkeypatch: pytest.MonkeyPatch, given: bool, status: int
) -> None:
    request = BoltRequest(mode="socket_mode", body={"type": "block_actions"})
    request.context["ack"] = ack = LastingAck()
    if given:
        ack()
    monkeypatch.setattr(App, "dispatch", lambda _self, _request: BoltResponse(status=500))
    app = AcknowledgingApp(token="xoxb-1", signing_secret="", token_verification_enabled=False)
    assert app.dispatch(request).status == status
