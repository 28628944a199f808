"""Tests of the files of each entity."""
