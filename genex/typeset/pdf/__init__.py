"""PDF files: content, embedded fonts, drawings, QR codes."""
