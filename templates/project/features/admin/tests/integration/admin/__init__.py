"""Pages for administrators, as a browser sees them."""
