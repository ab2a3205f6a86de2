"""Marking as a specification: real sheets, planted slips, adversaries."""
