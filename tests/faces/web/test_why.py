"""The page Why, and a page for each rule."""

from __future__ import annotations

from starlette.testclient import TestClient

from goodterms.desk.why import rules


def test_every_rule_is_there(empty: TestClient) -> None:
    """Every rule stands in the list and has a page with an example of each kind, also before anything is imported."""
    text = empty.get("/why").text
    for name, _ in rules():
        assert f'href="/why/{name}"' in text
        page = empty.get(f"/why/{name}")
        assert page.status_code == 200
        for part in ("<h1>", "Rather not", "Better", "Where this comes from"):
            assert page.text.count(part) == 1


def test_no_such_rule(empty: TestClient) -> None:
    """A rule that is not there is said so, with the way to those that are."""
    answer = empty.get("/why/nothing")
    assert answer.status_code == 404
    assert 'href="/why"' in answer.text
