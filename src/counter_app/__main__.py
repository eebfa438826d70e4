"""``python -m counter_app`` is the same as the command ``counter-app``."""

from counter_app.bootstrap import main

raise SystemExit(main())
