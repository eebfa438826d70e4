"""The receive screen (Tiếp nhận): what the citizen wants, who they are, their papers, when to come back."""
