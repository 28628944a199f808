"""Where the proof finds things, and where it leaves them."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".verification"
LEDGER = ROOT / "verification.json"
RECENT = WORK / "recent.json"
