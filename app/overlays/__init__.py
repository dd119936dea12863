"""What is drawn over a picture in more than one panel: the framed view itself, skeletons, boxes, safe areas."""
