"""How many turns a minute: an exact sliding window per key, in bounded memory."""

import ipaddress
import math
from collections import OrderedDict, deque

WINDOW = 60.0  # seconds
MOST_KEYS = 20_000


class Limiter:
    """Allows `limit` events a minute per key; those refused do not count."""

    def __init__(self, limit: int, keys: int = MOST_KEYS) -> None:
        self._limit = limit
        self._keys = keys
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def hit(self, key: str, now: float) -> int:
        """Count one event at `now` (seconds of a clock that never goes back) and return 0, or the seconds to wait."""
        times = self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while times and now - times[0] >= WINDOW:
            times.popleft()
        if len(times) >= self._limit:
            return max(1, math.ceil(times[0] + WINDOW - now))
        times.append(now)
        while len(self._seen) > self._keys:
            self._seen.popitem(last=False)
        return 0


def address(peer: str, forwarded: str, proxies: int) -> str:
    """Return what counts as one address: an IPv4, or the /64 of an IPv6, which one household has whole.

    `forwarded` is X-Forwarded-For: believed only for the last `proxies` hops, since anyone can write the rest.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    found = hops[-proxies] if 0 < proxies <= len(hops) else peer
    try:
        parsed = ipaddress.ip_address(found)
    except ValueError:
        return peer
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
