"""What must survive a restart: updates received, answers under way, buttons, ratings. One SQLite file.

An update is written before Telegram is told that it arrived, and its text is erased once it is answered: what stays is
its number, for a few days, so that it is not answered twice.
"""

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

DAYS_KEPT = 3
MOST_BUTTONS = 10_000

_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS updates (
    id INTEGER PRIMARY KEY,
    received REAL NOT NULL,
    conversation TEXT,              -- these three are NULL once it is answered
    content TEXT,
    outbox TEXT,
    sent INTEGER NOT NULL DEFAULT 0,
    about TEXT                      -- status and facts of the answer, for its rating
);
CREATE INDEX IF NOT EXISTS waiting ON updates (id) WHERE content IS NOT NULL;
CREATE TABLE IF NOT EXISTS buttons (id TEXT PRIMARY KEY, says TEXT NOT NULL, used REAL NOT NULL);
CREATE TABLE IF NOT EXISTS ratings (answer INTEGER PRIMARY KEY, useful INTEGER NOT NULL, day TEXT NOT NULL, about TEXT);
"""


@dataclass(frozen=True)
class Job:
    """An update that waits for its answer; `outbox` is the answer once known, `sent` how many of its parts left."""

    id: int
    content: dict[str, Any]
    outbox: Optional[dict[str, Any]]
    sent: int


class Memory:
    """The file. What a method changed outlives the process from when it returns; sqlite3.Error if it cannot."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # what people wrote is nobody else's; the journal gets the same mode
        self._db = sqlite3.connect(path, timeout=2.0, isolation_level=None)
        self._db.executescript(_SCHEMA)
        self.forget()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, updates: Iterable[tuple[int, str, Mapping[str, Any]]]) -> list[tuple[int, str]]:
        """Keep (id, conversation, content); return (id, conversation) of those not seen before."""
        now, new = time.time(), []
        statement = "INSERT OR IGNORE INTO updates (id, received, conversation, content) VALUES (?, ?, ?, ?)"
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for number, conversation, content in updates:
                row = (number, now, conversation, json.dumps(content))
                if self._db.execute(statement, row).rowcount:
                    new.append((number, conversation))
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        return new

    def waiting(self) -> list[tuple[int, str]]:
        """Return (id, conversation) of what is not answered, oldest first."""
        rows = self._db.execute("SELECT id, conversation FROM updates WHERE content IS NOT NULL ORDER BY id")
        return [(int(number), str(conversation)) for number, conversation in rows]

    def job(self, number: int) -> Optional[Job]:
        """Return an update that waits, None if it does not."""
        query = "SELECT content, outbox, sent FROM updates WHERE id = ? AND content IS NOT NULL"
        row = self._db.execute(query, (number,)).fetchone()
        return row and Job(number, json.loads(row[0]), row[1] and json.loads(row[1]), row[2])

    def keep_answer(self, number: int, outbox: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        """Keep the answer before it is sent."""
        row = (json.dumps(outbox), json.dumps(about), number)
        self._db.execute("UPDATE updates SET outbox = ?, about = ? WHERE id = ?", row)

    def note_sent(self, number: int, sent: int) -> None:
        """Note how many parts of the answer have left."""
        self._db.execute("UPDATE updates SET sent = ? WHERE id = ?", (sent, number))

    def finish(self, number: int) -> None:
        """Erase what was said; the number stays."""
        query = "UPDATE updates SET conversation = NULL, content = NULL, outbox = NULL WHERE id = ?"
        self._db.execute(query, (number,))

    def keep_button(self, key: str, says: str) -> None:
        """Keep what a button says when it is pressed."""
        query = "INSERT INTO buttons VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET used = excluded.used"
        self._db.execute(query, (key, says, time.time()))

    def button(self, key: str) -> Optional[str]:
        """Return what a button says, None if it is not known."""
        row = self._db.execute("SELECT says FROM buttons WHERE id = ?", (key,)).fetchone()
        return row and str(row[0])

    def rate(self, answer: int, useful: bool) -> None:
        """Keep whether an answer (the number of its update) was useful; who says so is not kept."""
        query = (
            "INSERT INTO ratings SELECT ?, ?, date('now'), (SELECT about FROM updates WHERE id = ?) WHERE true "
            "ON CONFLICT (answer) DO UPDATE SET useful = excluded.useful, day = excluded.day"
        )
        self._db.execute(query, (answer, useful, answer))

    def scrub(self) -> None:
        """Empty the journal, where what was erased from the file may still be read."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def forget(self) -> None:
        """Drop the numbers of what was answered days ago, and the buttons least used if there are too many."""
        old = time.time() - DAYS_KEPT * 86_400
        self._db.execute("DELETE FROM updates WHERE content IS NULL AND received < ?", (old,))
        keep = "SELECT id FROM buttons ORDER BY used DESC LIMIT ?"
        self._db.execute(f"DELETE FROM buttons WHERE id NOT IN ({keep})", (MOST_BUTTONS,))  # noqa: S608
