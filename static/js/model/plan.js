/** How the run sheet stands against the clock: when it ends, what could be trimmed, and where a break is missing. Pure. */

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {{phase: Phase, gain: number, minutes: number | null}} Trim `minutes` is the new length; null skips the phase */

const MINUTE = 60_000;
/** People need a pause after this many minutes. */
export const BREAK_AFTER = 75;
const LEAST_BREAK = 5;
const LEAST_TO_SHORTEN = 4;
const SHARE = 0.3;
const MOST_TRIMS = 4;

/** @param {Phase} phase */
export const minutesOf = ({ switches }) => Number(switches.clock?.minutes ?? 0);

/** @param {readonly Phase[]} phases */
const total = (phases) => phases.reduce((sum, phase) => sum + minutesOf(phase), 0);

/** @param {Snapshot} shown the phases that are still to come */
export const toCome = ({ run_sheet, live }) => {
  const at = run_sheet.findIndex((phase) => phase.phase_id === live.phase_id);
  return run_sheet.slice(at + 1).filter(({ state }) => state === 'planned');
};

/** When everything that is planned will be over. @param {Snapshot} shown @param {number} now by the server's clock */
export const endsAt = (shown, now) => liveEnd(shown, now) + total(toCome(shown)) * MINUTE;

/** @param {Snapshot} shown @param {number} now */
const liveEnd = ({ live }, now) => {
  if (live.paused) {
    return now + (live.left_s ?? 0) * 1000;
  }
  return live.ends_at ? Math.max(now, Date.parse(live.ends_at)) : now;
};

/** What could be shortened or left out, the largest gain first. @param {Snapshot} shown @returns {Trim[]} */
export const trims = (shown) => {
  const coming = toCome(shown);
  return coming
    .filter((phase) => !isBreak(phase))
    .flatMap((phase) => (isOptional(phase, coming) ? [skip(phase)] : shorten(phase)))
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_TRIMS);
};

/** @param {Phase} phase @returns {Trim} */
const skip = (phase) => ({ phase, gain: minutesOf(phase), minutes: null });

/** @param {Phase} phase @returns {Trim[]} */
const shorten = (phase) => {
  const minutes = minutesOf(phase);
  const gain = Math.max(1, Math.floor(minutes * SHARE));
  return minutes >= LEAST_TO_SHORTEN ? [{ phase, gain, minutes: minutes - gain }] : [];
};

/** A count that nothing later is built on. @param {Phase} phase @param {readonly Phase[]} coming */
const isOptional = (phase, coming) => {
  const later = coming.slice(coming.indexOf(phase) + 1).map(({ switches }) => String(switches.source ?? ''));
  const needed = later.some((source) => source.startsWith('top:') || source === `phase:${phase.phase_id}`);
  return phase.kind === 'mark' && minutesOf(phase) > 0 && !needed;
};

/** @param {Phase} phase */
export const isBreak = (phase) => phase.kind === 'hold' && minutesOf(phase) >= LEAST_BREAK;

/**
 * The first stretch without a break that is too long and not yet over.
 * @param {Snapshot} shown @returns {{minutes: number, before: Phase} | null} break before this phase
 */
export const withoutBreak = ({ run_sheet }) => {
  let minutes = 0;
  for (const phase of run_sheet.filter(({ state }) => state !== 'skipped')) {
    minutes = isBreak(phase) ? 0 : minutes + minutesOf(phase);
    if (minutes > BREAK_AFTER && phase.state !== 'closed') {
      return { minutes, before: phase };
    }
  }
  return null;
};
