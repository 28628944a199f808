"""What whoever is not signed in is told to come with.

A 401 needs a scheme, and none is registered for cookies: this name makes no browser ask for a
password.
"""

CHALLENGE = "Cookie"
