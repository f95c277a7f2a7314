"""What ``history`` shows, and what it writes into credence logs."""
