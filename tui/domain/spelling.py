"""How far two spellings of a word are apart."""

from itertools import pairwise


def mistakes(one: str, other: str, most: int) -> int:
    """How many mistakes of a typist lead from one word to the other: a letter more, less, another, or two swapped.

    Args:
        one: A word.
        other: A word.
        most: No more than these are counted.

    Returns:
        The number, or `most + 1` if there are more: the optimal string alignment distance, after F. Damerau, "A
        technique for computer detection and correction of spelling errors", Communications of the ACM 7 (1964).
    """
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    if not most or abs(len(one) - len(other)) > most:
        return most + 1
    ways = [mistakes(one[1:], other[1:], most - 1), mistakes(one[1:], other, most - 1)]
    ways.append(mistakes(one, other[1:], most - 1))
    if one[:2] == other[1::-1]:
        ways.append(mistakes(one[2:], other[2:], most - 1))
    return min(1 + min(ways), most + 1)


def allowed_mistakes(word: str) -> int:
    """How many mistakes a word may have and still be recognised: none in a short one, two in a long one."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def pieces(word: str, count: int) -> list[tuple[int, str]]:
    """A word in so many pieces, with where each begins.

    One of them is right if there are fewer mistakes than pieces, though it may stand elsewhere in the right word.
    """
    edges = [len(word) * each // count for each in range(count + 1)]
    return [(start, word[start:end]) for start, end in pairwise(edges)]
