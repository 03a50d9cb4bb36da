"""From a judged manifest to the fewest or cheapest steps that reach a target."""
