"""The pages about languages: coverage, and two side by side."""
