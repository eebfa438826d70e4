"""A window as an assistive tool meets it, written down: for checks by programs that cannot look at a picture."""
