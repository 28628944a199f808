"""Lines of cron: minute, hour, day, month and day of the week, in numbers."""

from datetime import datetime

LOWEST = (0, 0, 1, 1, 0)
HIGHEST = (59, 23, 31, 12, 6)
EVERY = "*"


def is_due(cron: str, moment: datetime) -> bool:
    """Tell whether a line names a minute; of two days that it names, one is enough.

    A field is `*`, a number, a range `1-5`, any of them in steps `*/15`, or several with commas.
    """
    fields = cron.split()
    values = (moment.minute, moment.hour, moment.day, moment.month, moment.isoweekday() % 7)
    bounds = zip(fields, values, LOWEST, HIGHEST, strict=True)
    minute, hour, day, month, weekday = (_matches(*each) for each in bounds)
    if EVERY in (fields[2], fields[4]):
        return minute and hour and month and day and weekday
    return minute and hour and month and (day or weekday)


def _matches(field: str, value: int, lowest: int, highest: int) -> bool:
    return any(value in _span(part, lowest, highest) for part in field.split(","))


def _span(part: str, lowest: int, highest: int) -> range:
    """Return the numbers that a part of a field stands for."""
    numbers, _, step = part.partition("/")
    first, _, last = numbers.partition("-")
    if first == EVERY:
        return range(lowest, highest + 1, int(step or 1))
    end = int(last) if last else highest if step else int(first)
    return range(int(first), end + 1, int(step or 1))
