"""What stands around every screen: title row, navigation with its strip, message bar, status line."""
