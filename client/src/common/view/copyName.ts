// Under which name a copy of an agent is proposed. Never one that is taken.

/** `name` where it is free, else `name-2`, `name-3` and so on; in letters everybody can type. */
export function copyName(name: string, isTaken: (name: string) => boolean): string {
  const plain = asName(name);
  if (!isTaken(plain)) return plain;
  const stem = plain.replace(/-\d{1,6}$/, '');
  for (let n = Number(/-(\d{1,6})$/.exec(plain)?.[1] ?? 1) + 1; ; n++)
    if (!isTaken(`${stem}-${n}`)) return `${stem}-${n}`;
}

function asName(text: string): string {
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? 'agent' : name;
}
