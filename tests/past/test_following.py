"""Each belief is found in all that was committed, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from repositories import Repository, belief, rst_belief, told

from sphinx_beliefs.past.past_reader import read_history

if TYPE_CHECKING:
    from sphinx_beliefs.model.past.versions import History


def read(repository: Repository, folder: str = "") -> History:
    return read_history(repository.folder / folder)


def test_each_change_of_a_credence_is_a_version(repository: Repository) -> None:
    first = repository.commit(
        "2025-01-01", {"a.md": belief("Rents fall.", "credence: 40%", name="r")}
    )
    repository.commit(
        "2025-01-02", {"a.md": "Prose.\n\n" + belief("Rents fall.", "credence: 40%", name="r")}
    )
    last = repository.commit(
        "2025-03-01", {"a.md": belief("Rents fall.", "credence: 60%", name="r")}, "Bob"
    )
    history = read(repository)
    assert told(history, "r", "credence", "author") == [
        ("2025-01-01", "40%", "Ada"),
        ("2025-03-01", "60%", "Bob"),
    ]
    assert [version.commit for version in history.of("r")] == [first, last]
    assert history.head == last
    assert not history.is_shallow


def test_outcomes_and_dates_are_followed(repository: Repository) -> None:
    def page(*options: str) -> dict[str, str | bytes | None]:
        return {"a.rst": rst_belief("Rents fall.", *options, name="r")}

    repository.commit("2025-01-01", page("credence: 40%"))
    repository.commit("2025-02-01", page("credence: 40%", "resolve-by: 2025-12-31"))
    repository.commit(
        "2026-01-02", page("credence: 40%", "resolve-by: 2025-12-31", "resolution: false")
    )
    assert told(read(repository), "r", "resolve_by", "resolution") == [
        ("2025-01-01", "", ""),
        ("2025-02-01", "2025-12-31", ""),
        ("2026-01-02", "2025-12-31", "false"),
    ]


def test_a_belief_keeps_its_history_as_its_page_is_renamed_and_moved(
    repository: Repository,
) -> None:
    repository.commit("2025-01-01", {"a.md": belief("Rents fall.", "credence: 40%", name="r")})
    (repository.folder / "topics").mkdir()
    repository.git("mv", "a.md", "topics/rents.md")
    repository.record("2025-02-01")
    repository.commit(
        "2025-03-01", {"topics/rents.md": belief("Rents fall.", "credence: 50%", name="r")}
    )
    assert told(read(repository), "r", "credence", "path") == [
        ("2025-01-01", "40%", "a.md"),
        ("2025-03-01", "50%", "topics/rents.md"),
    ]


def test_a_site_keeps_its_history_as_its_folder_is_moved(repository: Repository) -> None:
    repository.commit("2025-01-01", {"docs/a.md": belief("Rents fall.", "credence: 40%", name="r")})
    repository.git("mv", "docs", "site")
    repository.record("2025-02-01")
    repository.commit("2025-03-01", {"site/a.md": belief("Rents fall.", "credence: 50%", name="r")})
    assert told(read(repository, "site"), "r", "credence") == [
        ("2025-01-01", "40%"),
        ("2025-03-01", "50%"),
    ]


def test_another_site_in_the_repository_is_left_alone(repository: Repository) -> None:
    one = belief("Rents fall.", "credence: 40%", name="r")
    other = belief("Rents fall.", "credence: 90%", name="r")
    repository.commit("2025-01-01", {"one/a.md": one, "other/a.md": other, "README.md": other})
    assert told(read(repository, "one"), "r", "credence") == [("2025-01-01", "40%")]


def test_a_page_is_split(repository: Repository) -> None:
    first, second = (belief(f"Claim {n}.", "credence: 40%", name=n) for n in ("one", "two"))
    repository.commit("2025-01-01", {"a.md": first + second})
    later = belief("Claim two.", "credence: 70%", name="two")
    repository.commit("2025-02-01", {"a.md": first, "b.md": later})
    history = read(repository)
    assert told(history, "one", "credence") == [("2025-01-01", "40%")]
    assert told(history, "two", "credence", "path") == [
        ("2025-01-01", "40%", "a.md"),
        ("2025-02-01", "70%", "b.md"),
    ]


def test_a_belief_is_deleted_and_brought_back(repository: Repository) -> None:
    page = belief("Rents fall.", "credence: 40%", name="r")
    repository.commit("2025-01-01", {"a.md": page})
    repository.commit("2025-02-01", {"a.md": "Nothing.\n"})
    repository.commit("2025-03-01", {"b.md": page})
    assert told(read(repository), "r", "credence") == [
        ("2025-01-01", "40%"),
        ("2025-02-01", "gone"),
        ("2025-03-01", "40%"),
    ]


def test_a_name_that_moves_to_another_page(repository: Repository) -> None:
    repository.commit("2025-01-01", {"a.md": belief("Rents fall.", "credence: 40%", name="r")})
    # For a while, both pages have it.
    repository.commit("2025-02-01", {"b.md": belief("Rents fall.", "credence: 60%", name="r")})
    repository.commit("2025-03-01", {"a.md": None})
    assert told(read(repository), "r", "credence") == [("2025-01-01", "40%"), ("2025-03-01", "60%")]


def test_of_two_pages_the_first_is_followed(repository: Repository) -> None:
    page = belief("Rents fall.", "credence: 40%", name="r")
    repository.commit("2025-01-01", {"a.md": page})
    repository.commit("2025-02-01", {"b.md": page.replace("40%", "60%")})
    repository.commit("2025-03-01", {"a.md": page.replace("40%", "50%") + "More.\n"})
    repository.commit("2025-04-01", {"b.md": page.replace("40%", "70%")})
    assert told(read(repository), "r", "credence") == [("2025-01-01", "40%"), ("2025-03-01", "50%")]


def test_a_rewritten_claim_of_a_belief_without_a_name(repository: Repository) -> None:
    other = belief("Wages rise by more than prices.", "credence: 90%")
    repository.commit("2025-01-01", {"a.md": belief("Caps lower rents.", "credence: 40%") + other})
    repository.commit(
        "2025-02-01", {"a.md": belief("Caps lower most rents.", "credence: 40%") + other}
    )
    history = read(repository)
    expected = [("2025-01-01", "Caps lower rents."), ("2025-02-01", "Caps lower most rents.")]
    assert told(history, "caps-lower-most-rents", "claim") == expected
    assert told(history, "caps-lower-rents", "claim") == expected
    assert len(history.of_name) == 2


def test_a_belief_is_given_a_name_and_then_another(repository: Repository) -> None:
    for day, name, credence in (
        ("01", "", "40%"),
        ("02", "caps", "50%"),
        ("03", "rent-caps", "60%"),
    ):
        page = belief("Caps lower rents.", f"credence: {credence}", name=name)
        repository.commit(f"2025-{day}-01", {"a.md": page})
    history = read(repository)
    assert list(history.of_name) == ["rent-caps"]
    assert told(history, "rent-caps", "credence") == [
        ("2025-01-01", "40%"),
        ("2025-02-01", "50%"),
        ("2025-03-01", "60%"),
    ]


def test_one_rung_of_a_ladder_is_not_another(repository: Repository) -> None:
    repository.commit(
        "2025-01-01", {"a.md": belief("Caps by 2027.", "credence: 40%", name="by-2027")}
    )
    repository.commit(
        "2025-02-01", {"a.md": belief("Caps by 2030.", "credence: 70%", name="by-2030")}
    )
    history = read(repository)
    assert told(history, "by-2027", "credence") == [("2025-01-01", "40%"), ("2025-02-01", "gone")]
    assert told(history, "by-2030", "credence") == [("2025-02-01", "70%")]


@pytest.mark.parametrize("first", ["claim", "credence"])
def test_what_comes_by_a_merge_is_of_the_commit_of_its_author(
    repository: Repository, first: str
) -> None:
    gap = "\nSome\n\nprose\n\nbetween.\n\n"
    head, tail = belief("Caps lower rents.", "credence: 40%", name="r"), belief("Tail.", name="t")
    repository.commit("2025-01-01", {"a.md": head + gap + tail})
    repository.git("checkout", "--quiet", "-b", "side")
    side = repository.commit(
        "2025-02-01", {"b.md": belief("New.", "credence: 10%", name="new")}, "Bob"
    )
    changed = repository.commit(
        "2025-02-03", {"a.md": head.replace("40%", "70%") + gap + tail}, "Bob"
    )
    repository.git("checkout", "--quiet", "main")
    day = "2025-02-02" if first == "claim" else "2025-02-04"
    repository.commit(day, {"a.md": head.replace("Caps lower", "Rent caps lower") + gap + tail})
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    both = head.replace("40%", "70%").replace("Caps lower", "Rent caps lower")
    repository.write("b.md", belief("New.", "credence: 10%", name="new"))
    repository.commit("2025-03-01", {"a.md": both + gap + tail}, "Merger")
    history = read(repository)
    assert [version.author for version in history.of("new")] == ["Bob"]
    assert history.of("new")[0].commit == side
    said = [
        ("2025-01-01", "Caps lower rents.", "40%"),
        ("2025-02-03", "Caps lower rents.", "70%"),
        ("2025-02-04", "Rent caps lower rents.", "70%"),
    ]
    if first == "claim":
        said[1:] = [
            ("2025-02-02", "Rent caps lower rents.", "40%"),
            ("2025-02-03", "Rent caps lower rents.", "70%"),
        ]
    assert told(history, "r", "claim", "credence") == said
    assert changed in [version.commit for version in history.of("r")]


def test_a_merge_that_decides_between_two_changes_has_made_one(repository: Repository) -> None:
    page = belief("Caps lower rents.", "credence: 40%", name="r")
    repository.commit("2025-01-01", {"a.md": page})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2025-02-01", {"a.md": page.replace("40%", "70%")}, "Bob")
    repository.git("checkout", "--quiet", "main")
    repository.commit("2025-02-02", {"a.md": page.replace("40%", "20%")})
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    merge = repository.commit("2025-03-01", {"a.md": page.replace("40%", "70%")})
    history = read(repository)
    assert told(history, "r", "credence") == [
        ("2025-01-01", "40%"),
        ("2025-02-01", "70%"),
        ("2025-02-02", "20%"),
        ("2025-03-01", "70%"),
    ]
    assert history.of("r")[-1].commit == merge


def test_a_merge_that_decides_and_changes_something_is_one_version(repository: Repository) -> None:
    page = belief("Caps lower rents.", "credence: 40%", name="r")
    repository.commit("2025-01-01", {"a.md": page})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2025-02-01", {"a.md": page.replace("40%", "70%")})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2025-02-02", {"a.md": page.replace("40%", "20%")})
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    decided = page.replace("40%", "70%").replace("Caps lower", "Caps raise")
    repository.commit("2025-03-01", {"a.md": decided})
    assert told(read(repository), "r", "credence", "claim")[2:] == [
        ("2025-02-02", "20%", "Caps lower rents."),
        ("2025-03-01", "70%", "Caps raise rents."),
    ]


def test_a_merge_keeps_what_a_branch_removed(repository: Repository) -> None:
    page = belief("Caps lower rents.", "credence: 40%", name="r")
    repository.commit("2025-01-01", {"a.md": page})
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit("2025-02-02", {"a.md": "Nothing.\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2025-02-01", {"b.md": "Prose.\n"})
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    repository.commit("2025-03-01", {})
    assert told(read(repository), "r", "credence") == [
        ("2025-01-01", "40%"),
        ("2025-02-02", "gone"),
        ("2025-03-01", "40%"),
    ]


def test_a_claim_with_a_role_is_the_one_that_the_site_has(repository: Repository) -> None:
    from sphinx_beliefs.model.records.record import quoted

    repository.commit(
        "2025-01-01", {"a.md": belief("Caps, as in {topic}`rents`, work.", "credence: 40%")}
    )
    title = f"Caps, as in {quoted('topic', 'rents')}, work."
    assert [version.path for version in read(repository).of("", title)] == ["a.md"]
