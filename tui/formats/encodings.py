"""Bytes to text: what an encoding is when a file says so, and a guarded guess when it does not.

Text in UTF-8, or behind a byte-order mark, is read as what it is. Anything else is guessed only where one reading
is plausible; otherwise the person is asked, because a wrong guess moves no offset and yet spoils every name.
"""

import codecs
from dataclasses import dataclass, replace

from tui.domain.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NOT_TEXT = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a DOCX or ODT is one, too)"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh91AY&SY", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
)

_COMMON = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r"),
    *("iso8859_2", "gb18030", "big5", "cp932", "euc_jp", "euc_kr"),
)
"""The legacy encodings in which news archives come; the others only add wrong answers."""

_LATIN = {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859_2"}
"""Where 0xFF is a rare letter, and more likely dirt."""

_MULTIBYTE = {"gb18030", "big5", "cp932", "euc_jp", "euc_kr"}

_CUSTOMARY = {
    "cp1250": {"Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovene"},
    "cp1254": {"Turkish"},
    "cp1257": {"Lithuanian", "Latvian", "Estonian"},
    "cp1258": {"Vietnamese"},
}
"""Where several Latin encodings fit equally well: the one that the language was written in; cp1252 for the rest."""

_LARGEST_CHAOS = 0.05
_LEAST_COHERENCE = 0.35
_NEAR = 0.08


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read.

    Attributes:
        text: The text without its byte-order mark, otherwise exactly what the bytes say.
        encoding: Python's name of the encoding.
        bom: Whether a byte-order mark stood in front.
        guessed: Whether the encoding is a guess.
    """

    text: str
    encoding: str
    bom: bool = False
    guessed: bool = False


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """Decodes a whole file strictly; nothing is replaced, dropped or normalised.

    Args:
        data: All its bytes.
        name: What it is called in errors.
        encoding: The encoding, if it was said; empty to find out.

    Returns:
        The text, and how it was read.

    Raises:
        FormatError: It is not text, not in that encoding, or in one that cannot be told.
    """
    refuse_known(data, name)
    if encoding:
        return _as_told(data, name, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark) and (codec != "utf-32-le" or len(data) % 4 == 0):
            return Decoded(_strictly(data[len(mark) :], name, codec, len(mark)), codec, bom=True)
    _refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, name, error.start)


def refuse_known(data: bytes, name: str) -> None:
    """Refuses what begins like a kind of file that is no text.

    Args:
        data: Its first bytes.
        name: What it is called in errors.

    Raises:
        FormatError: It is such a file.
    """
    for start, kind in _NOT_TEXT:
        if data.startswith(start):
            raise FormatError(f"{name}: this is {kind} (byte 0), not text: save the article as plain text first.")


def _refuse_binary(data: bytes, name: str) -> None:
    """A stray NUL or escape sequence is part of a hostile or damaged text; many of them are no text at all."""
    sample = data[: 1 << 20]
    nuls = sample.count(0)
    if nuls > 3 and nuls * 100 > len(sample):
        at = data.index(0)
        hint = "UTF-16 without a byte-order mark is read with --encoding utf-16-le or utf-16-be"
        raise FormatError(f"{name}: binary data (NUL at byte {at}), not text; {hint}.")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 10 > len(sample):
        at = next(index for index, byte in enumerate(sample) if byte in _CONTROLS)
        raise FormatError(f"{name}: binary data (control character {sample[at]:#04x} at byte {at}), not text.")


_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")


def tell_encoding(head: bytes, name: str, encoding: str = "", *, whole: bool = True) -> tuple[Decoded, int]:
    """The encoding of a file that is read bit by bit; bytes further on that do not fit are for whoever reads them.

    Args:
        head: Its first bytes.
        name: What it is called in errors.
        encoding: The encoding, if it was said; empty to find out.
        whole: Whether there are no other bytes.

    Returns:
        How it is read, without any text, and the length of its byte-order mark in bytes.

    Raises:
        FormatError: It is not text, or in an encoding that cannot be told.
    """
    refuse_known(head, name)
    if encoding:
        codec, mark = _told(head, encoding)
        return Decoded("", codec, bom=mark > 0), mark
    for sign, codec in _MARKS:
        if head.startswith(sign):
            return Decoded("", codec, bom=True), len(sign)
    _refuse_binary(head, name)
    # A character may be cut in two at the end, but not before the last line.
    sample = head if whole else head[: head.rfind(b"\n") + 1]
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if not is_damaged_utf8(sample):
            return replace(_guess(sample, name, error.start), text=""), 0
    return Decoded("", "utf-8"), 0


def _told(data: bytes, encoding: str) -> tuple[str, int]:
    """Python's name of an encoding, and the length of its mark in front of the data."""
    try:
        codec = codecs.lookup(encoding).name
        "".encode(codec)
    except (LookupError, ValueError):
        raise FormatError(f"{encoding} is not a text encoding that Python knows: try utf-8 or cp1252.") from None
    for mark, family in _MARKS:
        if data.startswith(mark) and codec in {family, family[:6], f"{family}-sig"}:
            return family, len(mark)
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(codec, codec), 0


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    codec, mark = _told(data, encoding)
    return Decoded(_strictly(data[mark:], name, codec, mark), codec, bom=mark > 0)


def _strictly(data: bytes, name: str, codec: str, skipped: int) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        shown = data[error.start : error.start + 1].hex() or "end"
        raise FormatError(f"{name}: byte {at} (0x{shown}) is not {codec}: {error.reason}.") from None
    except UnicodeError as error:
        raise FormatError(f"{name}: this is not {codec}: {error}.") from None


def _guess(data: bytes, name: str, at: int) -> Decoded:
    """Reads legacy text; `at` is the first byte that is not UTF-8."""
    ask = f"{name}: byte {at} (0x{data[at]:02x}) is not UTF-8"
    if is_damaged_utf8(data):
        raise FormatError(f"{ask}, though the text around it is: mend the file, or say --encoding.")
    found = _plausible(data)
    if not found:
        raise FormatError(f"{ask}, and no other encoding can be told: say --encoding, such as cp1252.")
    return Decoded(_strictly(data, name, found, 0), found, guessed=True)


def is_damaged_utf8(data: bytes) -> bool:
    """Whether more of the non-ASCII bytes make UTF-8 than not: other encodings hardly ever do so by chance."""
    lenient = data.decode("utf-8", "surrogateescape")
    foreign = [character for character in lenient if character > "\x7f"]
    broken = sum("\udc80" <= character <= "\udcff" for character in foreign)
    return len(foreign) - broken >= broken


def _plausible(data: bytes) -> str:
    """The one encoding that reads like a language, or empty."""
    import charset_normalizer  # noqa: PLC0415 - 60 ms that only legacy files need

    matches = charset_normalizer.from_bytes(data, cp_isolation=list(_COMMON))
    best = matches.best()
    if best is None or best.chaos > _LARGEST_CHAOS:
        return ""
    if best.encoding in _MULTIBYTE:
        text = str(best)
        return best.encoding if sum(each > "\x7f" for each in text) * 2 > len(text) else ""
    if best.coherence < _LEAST_COHERENCE:
        return ""
    near = [
        match
        for match in matches
        if match.chaos <= best.chaos + _LARGEST_CHAOS and match.coherence >= best.coherence - _NEAR
    ]
    chosen = _customary([match.encoding for match in near], best.language) or best.encoding
    if chosen in _LATIN and b"\xff" in data:
        return ""
    return "cp1252" if _reads_the_same(data, chosen) else chosen


def _reads_the_same(data: bytes, encoding: str) -> bool:
    """Whether the commonest encoding gives the same text: then it is the better name for it."""
    try:
        return data.decode("cp1252") == data.decode(encoding)
    except UnicodeDecodeError:
        return False


def _customary(encodings: list[str], language: str) -> str:
    for encoding, languages in _CUSTOMARY.items():
        if language in languages:
            return encoding if encoding in encodings else ""
    return "cp1252" if "cp1252" in encodings else ""
