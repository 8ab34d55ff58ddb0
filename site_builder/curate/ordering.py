"""How like the members of two sequences are in; the pairs of them that keep both orders out."""

from collections.abc import Iterator, Mapping


def in_order(likeness: Mapping[tuple[int, int], float], rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs, none crossing another, that are likest in sum. What is not in `likeness`, or no more
    than 0 in it, is never paired.

    Needleman and Wunsch 1970 (https://doi.org/10.1016/0022-2836(70)90057-4), with gaps that cost nothing."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        below, here = best[row + 1], best[row]
        for column in reversed(range(columns)):
            like = likeness.get((row, column), 0.0)
            here[column] = max(like + below[column + 1] if like > 0 else 0.0, below[column], here[column + 1])
    row = column = 0
    while row < rows and column < columns:
        like = likeness.get((row, column), 0.0)
        if like > 0 and best[row][column] == like + best[row + 1][column + 1]:
            yield row, column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
