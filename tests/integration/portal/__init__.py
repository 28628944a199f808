"""Tests of the portal: they sign in, and what they write is rolled back."""
