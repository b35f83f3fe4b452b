"""What scripts/benchmark is made of: preparing, jobs, measuring, report, charts."""
