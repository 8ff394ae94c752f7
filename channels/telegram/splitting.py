"""Cutting a text into messages: at paragraphs, lines, sentences or spaces, never inside a link or a character."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

LIMIT = 4096  # UTF-16 units, as Telegram counts once the HTML is read


@dataclass(frozen=True)
class Atom:
    """What is never cut: a word, an address, the spaces between two words, or the words of a link."""

    text: str
    url: str = ""

    @property
    def size(self) -> int:
        """Its length in UTF-16 units."""
        return units(self.text)

    @property
    def html(self) -> str:
        """The atom as HTML."""
        shown = html.escape(self.text, quote=False)
        return f'<a href="{html.escape(self.url)}">{shown}</a>' if self.url else shown


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def as_html(atoms: Sequence[Atom]) -> str:
    """Return the atoms as HTML."""
    return "".join(atom.html for atom in atoms)


def split(atoms: Sequence[Atom], limit: int = LIMIT) -> list[list[Atom]]:
    """Return the atoms in pieces of at most `limit` units, without spaces at their ends; at least one piece."""
    rest = _trimmed([piece for atom in atoms for piece in _cut(atom, limit)])
    pieces: list[list[Atom]] = []
    while rest:
        fitting = _fitting(rest, limit)
        end = fitting if fitting == len(rest) else _best_break(rest, fitting, limit)
        pieces.append(_trimmed(rest[:end]))
        rest = _trimmed(rest[end:])
    return pieces or [[]]


def _cut(atom: Atom, limit: int) -> list[Atom]:
    """Return the atom, or its pieces if not even a whole message holds it; a link in pieces is a link in each."""
    if atom.size <= limit:
        return [atom]
    pieces, piece = [], ""
    for character in atom.text:
        if units(piece + character) > limit:
            pieces.append(Atom(piece, atom.url))
            piece = ""
        piece += character
    return [*pieces, Atom(piece, atom.url)]


def _fitting(atoms: Sequence[Atom], limit: int) -> int:
    total = 0
    for count, atom in enumerate(atoms):
        total += atom.size
        if total > limit:
            return count
    return len(atoms)


def _best_break(atoms: Sequence[Atom], fitting: int, limit: int) -> int:
    """Return where to cut: the last of the best breaks that leave the piece at least half full, else the last space."""
    best, best_rank, size = fitting, -1, 0
    for place in range(1, fitting + 1):
        size += atoms[place - 1].size
        rank = _rank(atoms, place)
        if rank > 0 and 2 * size < limit:
            rank = 0
        if rank >= max(best_rank, 0):
            best, best_rank = place, rank
    return best


def _rank(atoms: Sequence[Atom], place: int) -> int:
    space, before = atoms[place].text, atoms[place - 1].text
    if not space.isspace():
        return -1
    if "\n\n" in space:
        return 3
    if "\n" in space:
        return 2
    return 1 if before.endswith((".", "?", "!", ":", ";")) else 0


def _trimmed(atoms: Sequence[Atom]) -> list[Atom]:
    start, end = 0, len(atoms)
    while start < end and atoms[start].text.isspace():
        start += 1
    while end > start and atoms[end - 1].text.isspace():
        end -= 1
    return list(atoms[start:end])
