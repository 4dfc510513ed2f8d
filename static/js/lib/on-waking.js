/** The page is in sight or has a network again: after a sleep, a walk through a tunnel, a way back in the history. @param {() => void} run */
export const onWaking = (run) => {
  addEventListener('online', run);
  addEventListener('pageshow', (event) => event.persisted && run());
  document.addEventListener('resume', run);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && run());
};
