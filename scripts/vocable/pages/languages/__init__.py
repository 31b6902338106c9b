"""Language pages: coverage, and two languages side by side."""
