"""The inspector: everything that is said about the chosen panel and its shot, and the gate from draft to final."""

from app.inspector.panel import InspectorPanel

__all__ = ["InspectorPanel"]
