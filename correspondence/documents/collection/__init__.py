"""Collection forms (แบบรายงานผล): a workbook a district fills in, written, read back, and what is wrong with it."""
