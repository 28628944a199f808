"""How the builder answered, by its own log."""

from fuzzing.answers import answers, faults, told

LOG = """INFO  0a builder.core.access: GET /users/{user_id} 200, 1.2 ms
INFO  0b builder.core.access: PATCH - 404, 0.3 ms
WARNING  - builder.core.other: GET / 500, no access
"""


def test_answers_are_counted_by_the_hundred_of_their_status() -> None:
    assert told(answers(LOG)) == "1 2xx, 1 4xx"


def test_whoever_is_only_refused_proves_nothing() -> None:
    assert list(faults({"4xx": 3})) == ["nothing was answered but refusals\n"]


def test_a_fault_of_the_builder_is_told_though_somebody_else_caused_it() -> None:
    assert list(faults({"2xx": 1, "5xx": 2})) == ["2 answers tell of a fault of the builder\n"]
    assert list(faults({"2xx": 1})) == []
