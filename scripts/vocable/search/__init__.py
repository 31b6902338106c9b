"""What is found by searching, and the files in which a browser looks it up."""
