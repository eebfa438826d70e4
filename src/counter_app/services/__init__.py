"""The desks of the ward: one method a use case, one transaction each."""
