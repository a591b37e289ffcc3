"""Stands in for PySpark where it is not installed: as much of it as docs/scale.md uses, on one machine."""
