"""Ending well: what runs may finish, within a limit."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

logger = logging.getLogger(__name__)


def drain(threads: ThreadPoolExecutor, seconds: float) -> bool:
    """Take nothing more and wait for what runs; False where it did not end in time."""
    ending = threading.Thread(target=threads.shutdown, kwargs={"wait": True}, name="drain", daemon=True)
    ending.start()
    ending.join(seconds)
    if ending.is_alive():
        logger.warning("listeners were still at work after %.0f seconds", seconds)
    return not ending.is_alive()
