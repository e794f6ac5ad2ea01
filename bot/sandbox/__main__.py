"""Start a sandbox: `python -m bot.sandbox --manifest FILE`; one line of JSON says where it listens."""

import argparse
import json
import signal
import sys
from pathlib import Path

from bot.sandbox.manifest import ManifestError
from bot.sandbox.server import Sandbox


def main() -> int:
    """Serve until SIGINT or SIGTERM; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="A Slack on your own machine.")
    parser.add_argument("--manifest", type=Path, required=True, help="the Slack app manifest, as JSON")
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1 (default: any free one)")
    parser.add_argument("--mode", choices=("socket", "http"), default="socket", help="how the app is reached")
    parser.add_argument("--events-url", help="the app's address in HTTP mode, such as http://127.0.0.1:3000/slack/events")
    options = parser.parse_args()
    try:
        sandbox = Sandbox.create(options.manifest, port=options.port, mode=options.mode, events_url=options.events_url)
    except ManifestError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Port {options.port} can't be used: {error.strerror}. Choose another with --port.", file=sys.stderr)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sandbox.stop())
    sandbox.serve(on_started=lambda: print(json.dumps(sandbox.facts()), flush=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
