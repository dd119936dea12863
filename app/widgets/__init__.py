"""Small parts that more than one panel is made of: fields that scrub, text that grows, headings that fold."""
