import pytest

from tui.domain.expressions import ExpressionError
from tui.domain.templates import Piece, fill, pieces


def test_texts_and_expressions_in_order() -> None:
    assert pieces("On {date}, {{x}} {join( a, '}' ) }!") == (
        Piece("On ", 1, False),
        Piece("date", 5, True),
        Piece(", ", 10, False),
        Piece("{", 12, False),
        Piece("x", 14, False),
        Piece("}", 15, False),
        Piece(" ", 17, False),
        Piece("join( a, '}' )", 19, True),
        Piece("!", 35, False),
    )
    assert pieces("") == ()


def test_each_expression_is_shown() -> None:
    assert fill("{a}{b.c} {{{a}}}", {"a": "1", "b.c": "{2}"}.__getitem__) == "1{2} {1}"


@pytest.mark.parametrize(
    ("template", "column", "message"),
    [
        ("a } b", 3, "'}' without '{'; expected '}}' for a brace"),
        ("a {b", 3, "'{' without '}'; expected '}' after an expression, or '{{' for a brace"),
        ("a {b {c}}", 3, "'{' without '}'; expected '}' after an expression, or '{{' for a brace"),
        ("{'}", 1, "'{' without '}'; expected '}' after an expression, or '{{' for a brace"),
        ("a {}", 3, "'{}'; expected an expression in the braces, or '{{}}' for braces"),
        ("a { }", 3, "'{}'; expected an expression in the braces, or '{{}}' for braces"),
        ("a { b = c }", 7, "'='; expected '=='"),
        ("{a}" * 101, 1, "more than 100 expressions in braces; expected fewer"),
        ("a" * 2_001, 1, "2,001 characters; expected at most 2,000"),
    ],
)
def test_errors_have_a_place_in_the_template(template: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        pieces(template)

    assert (caught.value.column, caught.value.message) == (column, message)
