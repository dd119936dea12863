"""The viewer and its transport: the film as it is now, frame by frame or at speed."""
