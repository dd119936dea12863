"""How well frames do what the board says, per shot and per seam."""
