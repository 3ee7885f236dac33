from pathlib import Path

import pytest

from tests.benchmarks.team import measure


@pytest.mark.terminal
@pytest.mark.parametrize("bulk", [False, True])
def test_desks_that_write_to_one_project_lose_nothing_and_see_no_error(tmp_path: Path, *, bulk: bool) -> None:
    found = measure(tmp_path, desks=5, seconds=1.0, rate=20.0, bulk=bulk)
    assert found.saves > 20
    assert found.lost == 0
    # Who meets many articles being added may have to wait longer than a key does.
    assert bulk or found.refused == 0
    assert found.p50 <= found.p99 <= found.most
