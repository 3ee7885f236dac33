"""Incidents: events of several articles that report the same thing; how they are found, linked and summed up."""
