"""What lies over a picture in more than one panel, and the hands that move it."""
