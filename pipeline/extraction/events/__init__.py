"""Dated happenings: what an article puts on a timeline, with kind, participants and place."""

from pipeline.extraction.events.finding import find_events

__all__ = ["find_events"]
