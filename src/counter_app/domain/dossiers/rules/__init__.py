"""The rules of the counter, one file a desk: which events a request leads to, or why it is refused."""
