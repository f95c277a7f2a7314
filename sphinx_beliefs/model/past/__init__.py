"""What a history says of beliefs: which said what when, and what that shows of their logs."""
