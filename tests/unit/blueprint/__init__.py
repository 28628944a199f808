"""Tests of the pure blueprint: no file, no network, no clock."""
