"""Bytes to text: nothing is changed, and nothing is guessed that cannot be told."""

import pytest

from tui.domain.errors import FormatError
from tui.formats.encodings import Decoded, decode

GERMAN = (
    "Am Mittwochabend wurden fünf Menschen in München verletzt, als eine Brücke einstürzte. Die Straße blieb für "
    "Stunden gesperrt, sagte ein Sprecher der Behörde für Katastrophenschutz. „Wir hörten einen Knall“, sagte eine "
    "Frau, die in der Nähe wohnt. Über die Ursache ist noch nichts bekannt."
)
POLISH = (
    "W środę wieczorem w Łodzi doszło do wybuchu. Pięć osób zostało rannych, jak podała policja. Źródło żaru nie "
    "jest znane; śledztwo prowadzą władze."
)
TURKISH = (
    "Çarşamba akşamı İstanbul'da düzenlenen gösteride beş kişi yaralandı. Polis soruşturma başlattı, şüpheliler "
    "aranıyor."
)
RUSSIAN = "Вчера вечером в центре города произошёл взрыв, сообщили власти. Пострадали трое человек."
ARABIC = "اندلعت مظاهرات في وسط المدينة يوم الأربعاء وأصيب خمسة أشخاص بجروح"
CHINESE = "周三晚上，五枚火箭弹落在基地附近，没有人员伤亡。警方表示正在调查这起事件。"


def complaint(data: bytes, encoding: str = "") -> str:
    with pytest.raises(FormatError) as caught:
        decode(data, "a.txt", encoding)
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"abc\r\n", Decoded("abc\r\n", "utf-8")),
        ("né\u0301 \x00\x1b[2J".encode(), Decoded("né\u0301 \x00\x1b[2J", "utf-8")),
        (b"\xef\xbb\xbf\xef\xbb\xbfabc", Decoded("\ufeffabc", "utf-8", bom=True)),
        ("é😱".encode("utf-16"), Decoded("é😱", "utf-16-le", bom=True)),
        (b"\xfe\xff" + "é😱".encode("utf-16-be"), Decoded("é😱", "utf-16-be", bom=True)),
        ("é😱".encode("utf-32"), Decoded("é😱", "utf-32-le", bom=True)),
    ],
)
def test_what_says_its_encoding_is_read_as_that(data: bytes, expected: Decoded) -> None:
    assert decode(data, "a.txt") == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
    ],
)
def test_a_legacy_encoding_is_found_and_called_a_guess(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == Decoded(text, encoding, guessed=True)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"abc \xff def", "a.txt: byte 4 (0xff) is not UTF-8, and no other encoding can be told"),
        (b"caf\xe9", "a.txt: byte 3 (0xe9) is not UTF-8, and no other"),
        (bytes(range(0x80, 0x100)), "a.txt: byte 0 (0x80) is not UTF-8, and no other"),
        (GERMAN.encode("cp1252") + b"\xff\xfe", "is not UTF-8, and no other encoding can be told"),
        (
            "— five — were h\x00rt —".encode().replace(b"\x00", b"\x80"),
            "is not UTF-8, though the text around it is",
        ),
        ("fünf".encode()[:2], "a.txt: byte 1 (0xc3) is not UTF-8"),
        (b"\xef\xbb\xbfab\xff", "a.txt: byte 5 (0xff) is not utf-8: invalid start byte."),
        (b"\xff\xfea\x00b", "a.txt: byte 4 (0x62) is not utf-16-le: truncated data."),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_place(data: bytes, expected: str) -> None:
    assert expected in complaint(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a PNG image (byte 0)"),
        (b"%PDF-1.7 ....", "a PDF (byte 0)"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"abc" + b"\x00\x01\x02\x03" * 9, "binary data (NUL at byte 3)"),
        ("plain".encode("utf-16-le"), "UTF-16 without a byte-order mark is read with --encoding utf-16-le"),
        (b"ab\x01\x02\x03\x04cd", "binary data (control character 0x01 at byte 2)"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, expected: str) -> None:
    assert expected in complaint(data)


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (b"caf\xe9", "latin-1", Decoded("café", "iso8859-1")),
        (b"\x93no\x94", "CP1252", Decoded("“no”", "cp1252")),
        ("plain".encode("utf-16-le"), "utf-16-le", Decoded("plain", "utf-16-le")),
        ("plain".encode("utf-16"), "utf-16", Decoded("plain", "utf-16-le", bom=True)),
        ("plain".encode("utf-8-sig"), "utf8", Decoded("plain", "utf-8", bom=True)),
        ("plain".encode("utf-8-sig"), "utf-8-sig", Decoded("plain", "utf-8", bom=True)),
        (b"\xef\xbb\xbfx", "cp1252", Decoded("ï»¿x", "cp1252")),
    ],
)
def test_what_is_told_is_done(data: bytes, encoding: str, expected: Decoded) -> None:
    assert decode(data, "a.txt", encoding) == expected


@pytest.mark.parametrize("encoding", ["klingon", "base64", "a\x00b"])
def test_what_is_told_must_be_a_text_encoding(encoding: str) -> None:
    assert "is not a text encoding that Python knows" in complaint(b"abc", encoding)


def test_what_is_told_must_fit() -> None:
    assert complaint(b"xn--999999999", "idna").startswith("a.txt: this is not idna: ")
    assert complaint(b"ab\xff", "ascii") == "a.txt: byte 2 (0xff) is not ascii: ordinal not in range(128)."
