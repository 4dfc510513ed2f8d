/** A card on the wall, in wall units. */

export const CARD = Object.freeze({ w: 208, h: 156 });
/** Between two cards. */
export const GAP = 12;
