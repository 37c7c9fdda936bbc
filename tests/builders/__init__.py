"""Builders of conformant models for the tests: change one thing and see who notices."""
