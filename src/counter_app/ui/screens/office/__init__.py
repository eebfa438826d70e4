"""Quản trị: the unit and its papers' heads, who works there, desks, stand-ins, printers, back-ups, looks."""
