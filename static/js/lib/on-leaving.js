/** The page goes, or is out of sight: what waits must be done now. May be called more than once. @param {() => void} run */
export const onLeaving = (run) => {
  addEventListener('pagehide', run);
  addEventListener('blur', run);
  document.addEventListener('visibilitychange', run);
};
