"""What a worker does: take jobs, draw them in the memory there is, and make good what crashes left."""
