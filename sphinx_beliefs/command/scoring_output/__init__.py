"""What ``score`` prints, for people and for programs."""
