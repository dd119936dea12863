"""What comes back: after a crash, and from earlier versions."""

from app.recovery.offer import Offer
from app.recovery.versions import VersionsDialog

__all__ = ["Offer", "VersionsDialog"]
