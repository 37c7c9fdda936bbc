"""What law and organisation fix, as dated data with its source: kinds, figures, rules, bodies, provinces, acts, widths."""
