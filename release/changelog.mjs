// Parses and releases a changelog in the form of Keep a Changelog 1.1.0; strings only, no file access.

const HEADING = /^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$/;
const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/** `{ name, date, body }` of every version, as they stand. */
export function versionsIn(text) {
  const versions = [];
  for (const line of text.split('\n')) {
    const [, name, date] = HEADING.exec(line) ?? [];
    if (name !== undefined) versions.push({ name, date, lines: [] });
    else versions.at(-1)?.lines.push(line);
  }
  return versions.map(({ name, date, lines }) => ({ name, date, body: lines.join('\n').trim() }));
}

/** Problems as sentences; empty for a valid changelog. */
export function mistakesIn(text) {
  const mistakes = [];
  if (!text.startsWith('# Changelog\n')) mistakes.push('it does not begin with "# Changelog"');
  const versions = versionsIn(text);
  if (versions[0]?.name !== 'Unreleased') mistakes.push('the first version is not [Unreleased]');
  for (const line of text.split('\n'))
    if (/^##\s/.test(line) && !HEADING.test(line)) mistakes.push(`${line}: not "## [VERSION] - YYYY-MM-DD"`);
  for (const { name, date, body } of versions) {
    if ((name === 'Unreleased') === (date !== undefined))
      mistakes.push(`[${name}]: a version has a date, Unreleased has none`);
    if (versions.filter((other) => other.name === name).length > 1) mistakes.push(`[${name}]: there twice`);
    const kinds = body.split('\n').flatMap((line) => (line.startsWith('### ') ? [line.slice(4)] : []));
    for (const kind of kinds)
      if (!KINDS.includes(kind)) mistakes.push(`[${name}]: ${kind} is none of ${KINDS.join(', ')}`);
    if (new Set(kinds).size < kinds.length) mistakes.push(`[${name}]: a kind of change is there twice`);
  }
  return [...new Set(mistakes)];
}

/** The text with the unreleased entries as a dated version; throws where there are none. */
export function withRelease(text, version, day) {
  const versions = versionsIn(text);
  if (versions.some(({ name }) => name === version)) throw new Error(`CHANGELOG.md has a version ${version} already`);
  if (!versions.find(({ name }) => name === 'Unreleased')?.body)
    throw new Error('CHANGELOG.md has nothing under [Unreleased]');
  return text.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${day}\n`);
}

/** The entries of a version, for its release page. */
export const notesOf = (text, version) => versionsIn(text).find(({ name }) => name === version)?.body;
