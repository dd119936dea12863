"""The queue: what is painted now, what comes next, what is done, and what went wrong in words."""

from app.queue.panel import QueuePanel

__all__ = ["QueuePanel"]
