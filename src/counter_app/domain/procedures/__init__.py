"""The procedures a ward runs: their versions, papers, fees and process steps, as the catalogue tells them."""
