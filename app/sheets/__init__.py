"""Storyboard sheets for print: how many panels a page, seen before they are written."""

from app.sheets.dialog import SheetsDialog, print_sheets

__all__ = ["SheetsDialog", "print_sheets"]
