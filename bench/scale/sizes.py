"""`python -m bench.scale.sizes --rooms 500`: what your rooms need, by the costs of docs/scaling.json."""

import argparse
import json
import sys

from bench.scale import report
from bench.scale.breaking import breaks
from bench.scale.model import Costs, Load, Plan, in_sites


def main() -> int:
    """Print one row of sizes, and what breaks first with such rooms."""
    options = _options()
    costs = costs_of(json.loads(report.PAGE.with_suffix(".json").read_text(encoding="utf-8")))
    load = Load(
        rooms=options.rooms,
        people=options.people,
        ops=options.ops,
        arrive_s=60 * options.arrive_minutes,
        sessions_a_day=options.sessions_a_day,
        kept_days=options.kept_days,
    )
    plan = Plan(connections=options.connections)
    need = in_sites(load, options.sites, costs, plan)
    print(report.sizing_table([(f"{load.rooms:,}", load, need)]))
    print(report.breaks_table(breaks(load, costs, plan)))
    return 0


def costs_of(results: dict[str, dict[str, float]]) -> Costs:
    """The costs that a run wrote."""
    return Costs(**results["costs"])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.scale.sizes", description=__doc__)
    parser.add_argument("--rooms", type=int, required=True, help="rooms at the busiest minute")
    parser.add_argument("--people", type=int, default=30, help="people in a room")
    parser.add_argument("--ops", type=float, default=0.05, help="ops of a person in a second, then")
    parser.add_argument("--arrive-minutes", type=float, default=10, help="everybody comes within so many")
    parser.add_argument("--sessions-a-day", type=int, default=0, help="two in each room, unless said")
    parser.add_argument("--kept-days", type=int, default=30, help="as BOARD_RETENTION_DAYS")
    parser.add_argument("--connections", type=int, default=8, help="as BOARD_DATABASE_CONNECTIONS")
    parser.add_argument("--sites", type=int, default=1, help="sites that know nothing of each other")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
