"""Evidence: quotations, names and occurrences compared with the source documents."""
