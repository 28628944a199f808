"""A text as a picture that phones read: bytes at correction level M of ISO/IEC 18004 (pure)."""
