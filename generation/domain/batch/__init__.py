"""Many pictures from one document: read it, expand it to wishes, plan, make what is missing, watch, export."""
