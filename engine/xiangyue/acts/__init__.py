"""What a village does, one file for each official act. Only this floor combines the rooms below it."""
