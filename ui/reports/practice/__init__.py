"""The pauses as one series: the report, its charts, and the workbook of all pauses."""
