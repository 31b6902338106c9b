"""What the operating system gives: processes, signals, files written whole."""
