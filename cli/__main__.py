"""``python -m cli``: the same as ``traguardo``."""

from cli.main import main

raise SystemExit(main())
