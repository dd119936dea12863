"""Journeys in one process have the same window without a screen, and person without a home, as the window's tests."""

from __future__ import annotations

from tests.app.conftest import dressed, home, open_window, qapp_args

__all__ = ["dressed", "home", "open_window", "qapp_args"]
