// Renders the GitHub action's inputs in docs/ci.md from action.yml.
import { parse } from 'yaml';
import { SourceError } from './sources.mjs';

const PAGE = 'docs/ci.md';
const BETWEEN = /(<!-- inputs:start -->\n)[\s\S]*?(<!-- inputs:end -->)/;

export async function actionInputs(_sources, read) {
  const [action, page] = [await read('action.yml'), await read(PAGE)];
  if (action === undefined || page === undefined) throw new SourceError([`action.yml or ${PAGE} is missing.`]);
  if (!BETWEEN.test(page))
    throw new SourceError([
      `${PAGE} has no place for the inputs. Write \`<!-- inputs:start -->\` and \`<!-- inputs:end -->\`.`,
    ]);
  const rows = Object.entries(parse(action).inputs).map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | ${description} | ${value === '' ? '' : `\`${value}\``} |`,
  );
  const table = ['| input | what it is | without it |', '|---|---|---|', ...rows].join('\n');
  return { [PAGE]: page.replace(BETWEEN, (_, start, end) => `${start}${table}\n${end}`) };
}
