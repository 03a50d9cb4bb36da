"""What files say of themselves: one module, one kind of look. A broken file is a finding, never an exception."""
