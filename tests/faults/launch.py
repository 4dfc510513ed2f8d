"""Start `run.py` with patches of tests/faults/patches.py on it: `python -m tests.faults.launch NAME,NAME`.

The product has no hook for this; whoever patches it does so from outside, before it serves.
"""

import runpy
import sys
from pathlib import Path

RUN = Path(__file__).resolve().parents[2] / "run.py"


def main() -> None:
    names = sys.argv[1].split(",")
    sys.argv = [str(RUN)]
    sys.path.insert(0, str(RUN.parent))
    # as run.py does, before anything of the product is imported
    from board.config import read_config

    if read_config().async_mode == "eventlet":
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import eventlet
        eventlet.monkey_patch()
    from tests.faults import patches, patches_net
    from tests.scale import patches as patches_scale
    from tests.scale import patches_postgres, patches_workers

    scale = patches_scale and patches_postgres and patches_workers
    assert patches_net and scale, "registered by being imported"

    for name in names:
        patches.PATCHES[name]()
    runpy.run_path(str(RUN), run_name="__main__")


main()
