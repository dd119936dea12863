"""Who is in a shot and how they relate: a graph on the left, boxes over the picture on the right."""
