"""What is told of an error: enough to find it, and nothing that a person wrote."""

import logging
import traceback


def log_error(log: logging.Logger, event: str, error: BaseException) -> None:
    """Log the type and place of an error, without its message, which may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    place = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames[-4:]))
    log.error("%s: %s at %s", event, type(error).__name__, place)
