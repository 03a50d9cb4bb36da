"""What every form for the terminal has alike: 80 columns, plain letters, good without colour."""
