"""Free text that breaks what does not escape it."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "cyrillic": "Каталог пластинок: исполнители, альбомы, дорожки",
    "cjk": "音楽の店、アルバムと曲 " * 12,
    "emoji": "🎸 rock 👩‍👩‍👧 and 🏳️‍🌈 roll",
    "quotes": """it's "one" of 'many' ''' and \"\"\" and `ticks`""",
    "backslashes": r"C:\new\table \\ \N{BULLET} \u0041 \x41 \1 {%endraw%}",
    "template": "{{7*7}} {% raw %} {# no #} ${HOME} $(id) `id` %(here)s {0} {name!r}",
    "documentation": '"""',
    "lines": "first\n# second\n\n  third: - [x]\n---\n'''\n",
    "markup": "<script>alert(1)</script> | a | b | [x](javascript:y) *z* _w_ ~s~ &amp;",
    "spaces": "a\u00a0b\u2003c\u200bd\ufeffe\u2028f\u0301g\u00adh",
    "configuration": "key = [1]\nother: {a: b}\n; x\nEOF\nRUN rm -rf /\n'; DROP TABLE albums; --",
    "long": "word and another word, " * 86,
    "unbroken": "x" * 2_000,
}


def one_line(text: str, longest: int) -> str:
    """Return what fits where text has no lines."""
    return " ".join(text.replace("\u2028", " ").split())[:longest].strip()
