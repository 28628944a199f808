"""Tests of uploads, of whatever entity has some."""
