"""The text forms of a blueprint; every one of them round-trips."""

from .data import parse_data, to_data
from .documents import parse_json, parse_toml, to_json, to_toml
from .links import parse_link
from .query import parse_query, query_pairs, to_query

__all__ = [
    "parse_data",
    "parse_json",
    "parse_link",
    "parse_query",
    "parse_toml",
    "query_pairs",
    "to_data",
    "to_json",
    "to_query",
    "to_toml",
]
