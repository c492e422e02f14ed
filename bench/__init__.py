"""Ratios against what we stand on, measured in one run; a table for people, never a test."""
