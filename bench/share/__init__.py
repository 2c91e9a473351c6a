"""Sharing: pools of five to fifty members divided, looking at every group or making groups as needed."""
