"""What was chosen: parsed, validated, frozen; pure, no web and no database."""
