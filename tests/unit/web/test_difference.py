"""A file beside what it was: every changed line once, with a little around it."""

from builder.generator.origin import Origin
from builder.generator.project import EXECUTABLE, REGULAR, File, Project
from builder.web.difference import Difference, difference

LINES = [f"line {number}" for number in range(1, 41)]


def project(*lines: str, mode: int = REGULAR) -> Project:
    """Return a project with one file of these lines."""
    text = "".join(f"{line}\n" for line in lines)
    return Project("shop", [("a.txt", File(text, mode, Origin("base")))])


EMPTY = Project("shop", [])


def unified(found: Difference) -> list[str]:
    """Return the rows as `diff` writes them."""
    signs = {(True, True): " ", (False, True): "+", (True, False): "-"}
    return [
        f"{signs[bool(left), bool(right)]}{side.html}"
        for hunk in found.hunks
        for left, right in hunk.unified
        if (side := right or left)
    ]


def test_a_changed_line_stands_between_three_others() -> None:
    found = difference(project(*LINES), project(*LINES[:9], "new", *LINES[10:]), "a.txt")
    assert unified(found) == [
        *(" line 7", " line 8", " line 9"),
        *("-line 10", "+new"),
        *(" line 11", " line 12", " line 13"),
    ]
    assert (found.added, found.removed) == (1, 1)


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    after = project("first", *LINES[1:-1], "last")
    found = difference(project(*LINES), after, "a.txt")
    assert [hunk.number for hunk in found.hunks] == [1, 2]


def test_both_sides_keep_their_numbers() -> None:
    found = difference(project("a", "b"), project("new", "a", "b"), "a.txt")
    numbers = [
        (left.number if left else None, right.number if right else None)
        for left, right in found.hunks[0].rows
    ]
    assert numbers == [(None, 1), (1, 2), (2, 3)]


def test_a_new_file_is_all_added_and_a_lost_one_all_removed() -> None:
    made, lost = (
        difference(*pair, "a.txt")
        for pair in ((EMPTY, project("a", "b")), (project("a", "b"), EMPTY))
    )
    assert (made.added, made.removed) == (2, 0)
    assert (lost.added, lost.removed) == (0, 2)


def test_the_same_file_has_no_hunks() -> None:
    found = difference(project("a"), project("a"), "a.txt")
    assert (found.hunks, found.has_new_mode) == ((), False)


def test_a_new_mode_alone_is_told() -> None:
    found = difference(project("a"), project("a", mode=EXECUTABLE), "a.txt")
    assert (found.hunks, found.has_new_mode) == ((), True)


def test_what_stands_in_a_file_is_text() -> None:
    found = difference(EMPTY, project("<script>alert(1)</script>"), "a.txt")
    assert "<script>" not in "".join(unified(found))


def test_words_that_changed_are_marked_in_lines_side_by_side() -> None:
    before, after = project("size = 5", "gone = 1"), project("size = 10", "other", "more")
    assert unified(difference(before, after, "a.txt")) == [
        *("-size = <mark>5</mark>", "-gone = 1"),
        *("+size = <mark>10</mark>", "+other", "+more"),
    ]
