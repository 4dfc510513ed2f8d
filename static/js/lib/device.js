/** What this device keeps for the page; null where the browser forbids so much as to ask. @returns {Storage | null} */
export const deviceStorage = () => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};
