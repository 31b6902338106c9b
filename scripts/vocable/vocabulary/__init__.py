"""What a vocabulary says, looked up in its graph apart from any page."""
