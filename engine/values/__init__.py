"""Time, digests, errors, settings: what every floor above stands on."""
