"""The pages that set two near-synonyms side by side."""
