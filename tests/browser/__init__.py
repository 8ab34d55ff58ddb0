"""The published site as a reader's browser meets it: served with the host's own headers, in Chromium."""
