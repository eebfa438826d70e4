"""Trả kết quả: who may take the result home, is the slip back, is the money paid; then F9."""
