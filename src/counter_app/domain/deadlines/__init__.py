"""When a dossier is due back: limits counted over the office's calendar, and every step explained."""
