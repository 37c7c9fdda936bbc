"""Tests of award proposals."""
