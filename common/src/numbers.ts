// How numbers are rounded and written, the same on every side and in every locale.

/** Points in whole tenths. Differences of points that are shown are computed from tenths, so that they add up on screen. */
export const tenths = (points: number): number => Math.round(points * 10);

/** `6.7` of 67 */
export const formatTenths = (value: number): string => (value / 10).toFixed(1);

/** `1,234` */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
