"""The tasks of the secretariat, one module each; `office.py` alone chooses implementations."""
