"""What stands behind the lists: rows of the desks as Qt reads them, never a copy of their rules."""
