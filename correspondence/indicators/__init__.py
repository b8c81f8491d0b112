"""Indicators (ตัวชี้วัด): definitions kept as data, results computed exactly from what the offices reported."""
