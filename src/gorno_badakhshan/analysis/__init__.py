"""What conflicting claims support: estimates by named rules, contradictions, stories, origins."""
