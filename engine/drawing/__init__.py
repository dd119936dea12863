"""What a pen leaves on paper: smooth lines, graphite in the paper's tooth, ink, washes, and the sheets they lie on.

Nothing here knows of windows. Pixels are premultiplied BGRA, the order in which both OpenCV and a screen want them.
"""
