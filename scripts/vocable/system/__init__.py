"""Operating system: processes, signals, files written whole."""
