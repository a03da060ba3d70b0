// The day where the user is: the only clock of the server, read by its hosts and handed to everything else as an input.

const MINUTE = 60_000;
let known = { minute: -1, day: '' };

/** `YYYY-MM-DD`. Asked at every keystroke, while no day begins inside of a minute: worked out once in each. */
export function today(): string {
  const minute = Math.floor(Date.now() / MINUTE);
  if (known.minute !== minute) known = { minute, day: dayOf(new Date()) };
  return known.day;
}

function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
