"""Actual figures of the finance office: its list comes in, the reports' heads with those figures go out."""
