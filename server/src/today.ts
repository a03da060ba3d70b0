// The current day in the user's time zone; the server's only clock, passed as an input to everything else.

const MINUTE = 60_000;
let cached = { minute: -1, day: '' };

/** `YYYY-MM-DD`. Cached for the current minute: every keystroke asks for it. */
export function today(): string {
  const minute = Math.floor(Date.now() / MINUTE);
  if (cached.minute !== minute) cached = { minute, day: dayOf(new Date()) };
  return cached.day;
}

function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
