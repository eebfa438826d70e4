"""Papers as PDF: what a paper says comes from ``services.papers``, its fixed words from form data, the layout is here."""
