"""Independent implementations of coefficients, each behind one narrow function."""

from collections.abc import Callable, Iterable, Sequence

import segeval  # type: ignore[import-untyped]
from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]
from statsmodels.stats import inter_rater  # type: ignore[import-untyped]

Label = str | int | frozenset[str]


def nltk_alpha(rows: Iterable[Sequence[Label | None]], distance: Callable[[Label, Label], float]) -> float:
    """Krippendorff's alpha by NLTK, with answers that are missing."""
    task = AnnotationTask(
        data=[
            (f"c{coder}", f"u{unit}", answer)
            for unit, row in enumerate(rows)
            for coder, answer in enumerate(row)
            if answer is not None
        ],
        distance=distance,
    )
    return float(task.alpha())


def nltk_kappa(pairs: Iterable[tuple[Label, Label]]) -> float:
    """Cohen's kappa by NLTK."""
    return float(_complete(pairs).kappa())


def nltk_pi(pairs: Iterable[tuple[Label, Label]]) -> float:
    """Scott's pi by NLTK."""
    return float(_complete(pairs).pi())


def nltk_s(pairs: Iterable[tuple[Label, Label]]) -> float:
    """Bennett's S by NLTK, over the categories that occur."""
    return float(_complete(pairs).S())


def _complete(pairs: Iterable[tuple[Label, Label]]) -> AnnotationTask:
    data = [
        (f"c{coder}", f"u{unit}", answer) for unit, pair in enumerate(pairs) for coder, answer in enumerate(pair)
    ]
    return AnnotationTask(data=data)


def statsmodels_kappa(table: Sequence[Sequence[int]], weights: str | None = None) -> float:
    """Cohen's kappa by statsmodels; weights are `linear` or `quadratic`."""
    return float(inter_rater.cohens_kappa(table, wt=weights, return_results=False))


def statsmodels_error(table: Sequence[Sequence[int]]) -> float:
    """The standard error of Cohen's kappa by statsmodels."""
    return float(inter_rater.cohens_kappa(table).std_kappa)


def statsmodels_fleiss(counts: Sequence[Sequence[int]]) -> float:
    """Fleiss' kappa by statsmodels."""
    return float(inter_rater.fleiss_kappa(counts))


def segeval_similarity(left: Sequence[int], right: Sequence[int], near: int) -> float:
    """Boundary similarity by segeval, of the lengths of segments."""
    return float(segeval.boundary_similarity(tuple(left), tuple(right), n_t=near))
