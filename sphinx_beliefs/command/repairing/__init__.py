"""What ``repair`` does: credences that fit together, and outcomes that follow, put into pages."""
