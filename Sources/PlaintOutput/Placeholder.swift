// The drawings follow.
