"""What a vocabulary is, looked up in its graph: no page, no words of ours."""
