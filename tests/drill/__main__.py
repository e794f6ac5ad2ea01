"""`python3 -m tests.drill`: is any change lost or told twice, whatever goes wrong? Prints both counts, and fails on any.

Real bots (`serve`) over the sandbox, several on one register, are killed, frozen and cut off while writers change the register.
"""

import argparse
import compileall
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.bootstrap import CHECKOUT, DEVELOP, ensure_environment

if TYPE_CHECKING:
    from tests.drill.conductor import Outcome


def main(words: list[str]) -> int:
    """Run the drill, print what came of it, and give the exit status."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.drill", description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), help="only this one (default: one after the other)")
    parser.add_argument("--small", action="store_true", help="the drill of the CI: two minutes on both engines together")
    parser.add_argument(
        "--seed", type=int, default=1, help="of what is chosen at random (default: 1); the timing is never the same"
    )
    wanted = parser.parse_args(words)
    from tests.drill import conductor

    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # and so ends the bots and writers, too
    compileall.compile_dir(CHECKOUT / "bot", quiet=1)  # the bots are started many times over
    scale = replace(conductor.SMALL if wanted.small else conductor.WHOLE, seed=wanted.seed)
    failed = False
    for engine in [wanted.engine] if wanted.engine else ["sqlite", "postgresql"]:
        outcome = conductor.run(engine, scale, lambda line: print(line, file=sys.stderr, flush=True))
        print("\n".join(report(outcome)), flush=True)
        failed = failed or bool(outcome.failure)
    return int(failed)


def report(outcome: "Outcome") -> list[str]:
    """Give what came of a drill, in lines."""
    verdict, scale, fleet = outcome.verdict, outcome.scale, outcome.fleet
    faults = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(outcome.faults.items()))
    lines = [
        f"{outcome.engine}: {scale.subscriptions} subscriptions, {scale.processes} bots, {verdict.publications} changes",
        f"  {verdict.pairs} times a change was to be told to a subscription, {verdict.effects} times a day of effect",
        f"  told in {verdict.digests} digests; {verdict.messages} messages, {verdict.corrections} of them corrections",
        f"  {verdict.taken_up_again} messages took more than one attempt",
        f"  {verdict.settled} times a change was taken back before it was told",
        f"  bots: {', '.join(f'{count} {what}' for what, count in sorted(fleet.items()))}",
        f"  faults: {faults}",
        *(f"  {example}" for example in verdict.examples()),
        f"  lost {len(verdict.lost)}, doubled {len(verdict.doubled)}, strayed {len(verdict.strayed)}",
    ]
    return [*lines, f"  failed: {outcome.failure}" if outcome.failure else "  passed"]


if __name__ == "__main__":
    ensure_environment(module="tests.drill", purpose=DEVELOP)
    sys.exit(main(sys.argv[1:]))
