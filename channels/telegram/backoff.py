"""How long to wait before trying again."""

FIRST, MOST = 0.5, 30.0


class Backoff:
    """Waits of 0.5, 1, 2… 30 seconds, until reset."""

    def __init__(self) -> None:
        self._next = FIRST

    def next(self) -> float:
        """Return how many seconds to wait now."""
        wait, self._next = self._next, min(self._next * 2, MOST)
        return wait

    def reset(self) -> None:
        """Start again from the shortest."""
        self._next = FIRST
