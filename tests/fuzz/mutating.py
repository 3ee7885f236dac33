"""Inputs that are nearly right: samples with something changed, and pieces that have broken readers before."""

import copy
import json
import random
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

LARGEST: Final = 40_000
"""Bytes of an input, but for the few that are huge on purpose."""

HUGE: Final = 1_500_000
"""Bytes of those."""

NASTY: Final = (
    *(
        b"\x00",
        b"\xff",
        b"\xfe\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\xf4\x90\x80\x80",
    ),
    *(
        "\u2028".encode(),
        "\u0085".encode(),
        "\u202e".encode(),
        "\u0301".encode() * 40,
        "👨\u200d👩\u200d👧".encode(),
    ),
    *(
        b"\r",
        b"\r\n",
        b"\n\n\n",
        b"\t",
        b"\x1b]0;x\x07",
        b"\x1b[2J",
        b"\x7f",
        b"\x9b",
        b" ",
        b"  ",
        b"-",
        b":",
        b": ",
    ),
    *(
        b"'",
        b'"',
        b"''",
        b'""',
        b"{",
        b"}",
        b"[",
        b"]",
        b"{}",
        b"[]",
        b"&a ",
        b"*a",
        b"<<: ",
        b"!!set ",
        b"%YAML 1.1\n",
    ),
    *(
        b"---\n",
        b"...\n",
        b"|\n",
        b">\n",
        b"? ",
        b"~",
        b"null",
        b"NaN",
        b"Infinity",
        b"-0",
        b"1e999",
        b"1_000",
        b"0x1",
    ),
    *(
        b"9" * 25,
        b"9" * 5000,
        b"-1",
        b"0",
        b"true",
        b"NO",
        b"\\ud800",
        b"\\u0000",
        b"\\",
        b"\\\\",
        b"../../",
        b"/etc/passwd",
    ),
    *(b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"&a;", b"<script>", b"=cmd|' /C calc'!A0", b"PK\x03\x04", b"\x1f\x8b"),
    *(
        b"not ",
        b" and ",
        b" or ",
        b" in ",
        b" if ",
        b" else ",
        b"(",
        b")",
        b"==",
        b"+ 1",
        b"/ 0",
        b"* 99999999999999",
    ),
    *(
        b"2022-02-30",
        b"2022-13",
        b"-3",
        b"3-5 jan",
        b"<2022",
        b"~500",
        b"dozens",
        b"@1",
        b"/1",
        b"wed",
        "٣".encode(),
        "½".encode(),
    ),
)
"""Bytes that mean something to one reader or another."""

Mutation: TypeAlias = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def mutated(chance: random.Random, samples: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Makes an input.

    Args:
        chance: Decides.
        samples: Inputs that are right.
        words: What else means something to the reader.
    """
    data = chance.choice(samples)
    if chance.random() < 0.3:
        data = _as_json(data, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
        data = chance.choice(_MUTATIONS)(data, chance, (*samples, *words))
        if len(data) > LARGEST:
            at = chance.randrange(len(data) - LARGEST + 1)
            data = data[at : at + LARGEST]
    if chance.random() < 0.01:
        piece = chance.choice((*NASTY, *words))
        data += piece * (HUGE // len(piece))
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + chance.choice((1, 2, 5, 20, 100, 1000)))


def _put_nasty(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(NASTY) + data[at:]


def _put_word(data: bytes, chance: random.Random, words: Sequence[bytes]) -> bytes:
    """A word, or a piece of another sample."""
    at, word = _place(data, chance), chance.choice(words)
    start, end = _stretch(word, chance) if len(word) > 30 else (0, len(word))
    return data[:at] + word[start:end] + data[at:]


def _replace(data: bytes, chance: random.Random, words: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return _put_word(data[:start] + data[end:], chance, words)


def _drop(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 9, 100)) + data[end:]


def _flip(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.choice((1, 3, 10)))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] if chance.random() < 0.5 else data[at:]


def _nest(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    opened, closed = chance.choice(
        ((b"[", b"]"), (b"{", b"}"), (b"(", b")"), (b"- ", b""), (b'{"a":', b"}"), (b"not ", b""))
    )
    depth = chance.choice((1, 5, 40, 1000))
    start, end = _stretch(data, chance)
    return data[:start] + opened * depth + data[start:end] + closed * depth + data[end:]


def _move_lines(data: bytes, chance: random.Random, _words: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return data
    match chance.randrange(4):
        case 0:
            lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
        case 1:
            lines.append(chance.choice(lines))
        case 2:
            at = chance.randrange(len(lines))
            lines[at] = b" " * chance.choice((1, 2, 4)) + lines[at]
        case _:
            at = chance.randrange(len(lines))
            lines[at] = lines[at].lstrip()
    return b"".join(lines)


_MUTATIONS: Final[tuple[Mutation, ...]] = (
    *(_put_nasty, _put_word, _replace, _drop, _repeat, _flip, _cut, _nest, _move_lines, _put_word, _replace),
)

_VALUES: Final[tuple[object, ...]] = (
    *("", "x", "\x00", "\ud800", "0", "010", "NO", "2022-02-30", "a" * 300, "\u202e", "e1", "s1"),
    *(0, -1, 1, 2**31, 2**63, 2**70, 1.5, True, False, None, [], {}, [[]], [0, 1], {"a": 1}),
)


def _as_json(data: bytes, chance: random.Random) -> bytes:
    """The same JSON with a value in it changed, dropped, doubled or moved; other data as it is."""
    try:
        value = json.loads(data.splitlines()[0] if data[:1] == b"{" else data)
    except (ValueError, IndexError, RecursionError):
        return data
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change(value, chance)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _change(value: object, chance: random.Random) -> None:
    held = value
    while isinstance(held, dict | list) and held:
        keys: Sequence[object] = list(held) if isinstance(held, dict) else range(len(held))
        key = chance.choice(keys)
        inner = held[key]  # type: ignore[call-overload]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.3:
            _change_at(held, key, inner, chance)
            return
        held = inner


def _change_at(
    held: dict[object, object] | list[object], key: object, inner: object, chance: random.Random
) -> None:
    """Changes the item of a key, which is there."""
    other = copy.deepcopy(chance.choice(_VALUES))
    match chance.randrange(4):
        case 0:
            del held[key]  # type: ignore[arg-type]
        case 1 if isinstance(held, list):
            held.insert(chance.randrange(len(held) + 1), inner)
        case 1 if isinstance(held, dict):
            held[str(other)] = inner
        case 2 if isinstance(inner, str) and inner:
            at = chance.randrange(len(inner))
            held[key] = f"{inner[:at]}{other}{inner[at:]}"  # type: ignore[call-overload]
        case _:
            held[key] = other  # type: ignore[call-overload]
