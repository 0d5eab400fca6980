"""Values of the party: what there is, without a rule."""
