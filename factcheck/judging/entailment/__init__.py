"""The learned judge: how likely each verdict is, from the features of an alignment; behind one small protocol."""
