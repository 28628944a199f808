"""The proof: projects as people download them, installed, checked, tested, booted and used."""
