"""Imported by the process that workers are forked from (Linux): what is loaded here, all workers share."""

import gc

from factcheck.bulk.worker import load

load()
gc.freeze()  # else the first collection in a worker touches, and so copies, all of it
