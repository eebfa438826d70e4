"""The places of the window. Each asks the desks and shows what they answer; none decides anything."""
