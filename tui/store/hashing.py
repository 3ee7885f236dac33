"""The hashes that bind the log together.

Each entry of a layer's log carries the hash of the entry before it, and the first one the hash of the article's
text. An entry's own hash is the SHA-256, in hexadecimal, of the UTF-8 bytes of the canonical JSON (sorted names, no
spaces, characters as they are) of this list::

    [previous, article, annotator, revision, kind, target, author, at, operation, action, title, changes]

`changes` is the JSON that the entry's column `changes` holds, see `tui.domain.wire`. So nobody can change an entry,
or take one out, without changing every hash after it.
"""

from typing import TYPE_CHECKING

from tui.store.records import LayerKey

if TYPE_CHECKING:
    from tui.domain.history import Entry


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    # Loads OpenSSL, which the desk does not need before its first save.
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(data).hexdigest()


def text_hash(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return sha256(text.encode())


def entry_hash(previous: str, key: LayerKey, entry: "Entry", changes: str) -> str:
    """The hash of a log entry.

    Args:
        previous: Hash of the entry before; of the article's text for the first.
        key: The layer.
        entry: The entry.
        changes: The canonical JSON of its changes, as stored.
    """
    # Reading hashes no entries: opening the desk waits for no edits.
    from tui.domain.wire import canonical  # noqa: PLC0415

    head = canonical(
        [
            previous,
            *key,
            entry.revision,
            entry.kind.value,
            entry.target,
            entry.author,
            entry.at,
            entry.operation,
            entry.edit.action,
            entry.edit.title,
        ]
    )
    return text_hash(f"{head[:-1]},{changes}]")
