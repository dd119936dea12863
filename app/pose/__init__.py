"""The pose editor: skeletons over the picture, keys under it, poses to begin from beside it."""
