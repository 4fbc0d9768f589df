"""The dataset as one Excel workbook: what to read first, then the tables, then the data dictionary."""
