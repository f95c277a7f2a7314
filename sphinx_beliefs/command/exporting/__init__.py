"""What ``export`` needs besides the export itself."""
