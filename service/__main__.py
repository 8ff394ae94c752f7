"""`python -m service serve|shell|train|check|parse`."""

import sys

from service.launcher import main

sys.exit(main(sys.argv[1:]))
