"""What instructors run: build, release, and the scripts that make the shipped data."""
