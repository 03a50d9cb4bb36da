"""Parts of the auditor's workbook: one sheet, one module."""
