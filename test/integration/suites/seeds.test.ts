// Five shapes of real agent files: the exact findings of each, and the result of every fix.

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseDocument } from 'yaml';
import { verdict } from '../../support/runtime';
import { type Copy, seedCollections } from './copies';
import { clear, closeAll, openFile, openText, pause, until, writeFile } from './editor';
import { fix, fixAll, fixesFor, oursIn, refactor, ruleOf, saidAsWanted, sameAs, settled } from './findings';
import { beforeEach, suite, test } from './runner';
import { screen } from './screen';

/** The word with the first colon that YAML reads as the end of a key. */
const offending = (text: string): string => /^description: .*?(\S+:)(?= )/m.exec(text)?.[1]?.split('\\n').at(-1) ?? '?';
const nameOf = (text: string): string => /^name: (.*)$/m.exec(text)?.[1] ?? '?';
const mojibake = (text: string): string => /ðŸ[\u0080-\uffff]{2}/.exec(text)?.[0] ?? '?';

/** The exact findings of each shape. */
function wanted({ shape, text }: Copy): readonly string[] {
  if (shape === 2) return ['hint description-escaped-newlines «\\\\n»', `information mojibake «${mojibake(text)}»`];
  if (shape === 4) return ['warning removed-tool «MultiEdit»'];
  return [`warning description-needs-quotes «${offending(text)}»`];
}

const judged = (text: string) =>
  verdict(new TextEncoder().encode(text), { scope: 'project', path: '.claude/agents/a.md' });

/** The frontmatter as a strict YAML reader has it; throws where it cannot be read. */
function readStrictly(text: string): { readonly description?: unknown } {
  const region = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const document = parseDocument(region);
  assert.deepEqual(document.errors, []);
  return document.toJS() as { readonly description?: unknown };
}

const descriptionOf = (text: string): string | null => {
  const found = judged(text);
  assert.equal(found.status, 'loads');
  return found.status === 'loads' ? found.description : null;
};

const ABOVE_HINT = (line: string): boolean => !line.startsWith('hint ');
const nothingAboveHint = (lines: readonly string[]): boolean => !lines.some(ABOVE_HINT);
const OTHERS = /removed-tool|duplicate-name/;

for (const { id, title, copies } of seedCollections) {
  const [inline, escaped, quoted, inlineToo, withTools] = copies;
  if (!inline || !escaped || !quoted || !inlineToo || !withTools) throw new Error(`${title}: five files are needed`);
  const folder = `.claude/agents/${id}`;
  const direct = `.claude/agents/${nameOf(inline.text)}.md`;
  /** Named like the agent, so that the file name causes no finding. */
  const open = async ({ shape, text }: Copy): Promise<vscode.TextDocument> =>
    (await openText(`${folder}/${shape}/${nameOf(text)}.md`, text)).document;
  const done = async (): Promise<void> => {
    await closeAll();
    await clear(folder);
    await clear(direct);
  };

  suite(`${title}: findings`, () => {
    beforeEach(done);

    for (const copy of copies)
      test(`${copy.shape}: reports exactly the expected findings at their ranges`, async () => {
        const document = await open(copy);
        assert.deepEqual(await saidAsWanted(document, sameAs(wanted(copy))), wanted(copy));
        if (screen.available) await screen.shot(`${id}-${copy.shape}-findings`);
        await done();
      });

    test('reports the same directly in the agents folder', async () => {
      const { document } = await openText(direct, inline.text);
      assert.deepEqual(await saidAsWanted(document, sameAs(wanted(inline))), wanted(inline));
      assert.equal(document.languageId, 'chatagent');
      if (screen.available) {
        vscode.window.activeTextEditor?.revealRange(oursIn(document.uri)[0]?.range ?? new vscode.Range(0, 0, 0, 0));
        await screen.pointAt(offending(inline.text));
        const { paragraphs } = await screen.hover();
        assert.ok(paragraphs.join('\n').includes('Claude Code repairs this'), paragraphs.join('\n'));
        await screen.shot(`${id}-hover-over-finding`);
        await screen.press('Escape');
      }
      await done();
    });

    test('of duplicates in one folder the last path is used, and each other file links it', async () => {
      const uris = await Promise.all(copies.map(({ file, text }) => writeFile(`${folder}/${file}`, text)));
      const used = uris.at(-1);
      for (const [at, uri] of uris.entries()) {
        const { document } = await openFile(uri);
        const own = copies[at];
        assert.ok(own);
        const name = nameOf(own.text);
        const all = [...(uri === used ? [] : [`warning duplicate-name «${name}»`]), ...wanted(own)];
        assert.deepEqual(await saidAsWanted(document, sameAs(all)), all);
        const expected = uri === used ? '' : String(used);
        const linked = (): readonly string[] =>
          oursIn(uri)
            .flatMap((each) => (ruleOf(each) === 'duplicate-name' ? (each.relatedInformation ?? []) : []))
            .map(({ location }) => location.uri.toString());
        await until('a link to the one that is used', () => linked().join() === expected).catch(() =>
          assert.equal(linked().join(), expected),
        );
      }
      await done();
    });
  });

  suite(`${title}: fixes`, () => {
    beforeEach(done);

    for (const copy of [inline, escaped, inlineToo])
      test(`${copy.shape}: every quoting fix leaves valid YAML and the same description`, async () => {
        const before = descriptionOf(copy.text);
        const first = await open(copy);
        await saidAsWanted(first, sameAs(wanted(copy)));
        const [finding] = oursIn(first.uri);
        assert.ok(finding);
        const titles = (await fixesFor(first, finding))
          .map((action) => action.title)
          .filter((each) => /^(?:Quote|Write)/.test(each));
        assert.ok(titles.length > 0, 'no fix');
        await done();
        for (const each of titles) {
          const document = await open(copy);
          await saidAsWanted(document, sameAs(wanted(copy)));
          const text = await fix(document, 'description-needs-quotes', each);
          assert.equal(readStrictly(text).description, before, `${each}: as a strict reader has it`);
          assert.equal(descriptionOf(text), before, `${each}: as the orchestrator sees it`);
          assert.deepEqual((await settled(document, nothingAboveHint)).filter(ABOVE_HINT), [], each);
          await done();
        }
      });

    test('1: the first fix writes line breaks', async () => {
      const document = await open(escaped);
      await saidAsWanted(document, sameAs(wanted(escaped)));
      if (screen.available) {
        const [finding] = oursIn(document.uri);
        assert.ok(finding && vscode.window.activeTextEditor);
        vscode.window.activeTextEditor.selection = new vscode.Selection(finding.range.start, finding.range.start);
        vscode.window.activeTextEditor.revealRange(finding.range);
        await vscode.commands.executeCommand('editor.action.quickFix');
        await pause(1000);
        await screen.shot(`${id}-1-quick-fix-menu`);
        await screen.press('Escape');
      }
      const text = await fix(document, 'description-needs-quotes');
      assert.match(text, /^description: \|-?$/m);
      assert.ok(!text.slice(0, text.indexOf('\n---\n', 4)).includes('\\n'));
      assert.equal((text.match(/^ +<commentary>$/gm) ?? []).length, 3);
      if (screen.available) await screen.shot(`${id}-1-as-a-block`);
      await done();
    });

    test('2: the fix writes a block and repairs the emoji', async () => {
      const before = descriptionOf(quoted.text);
      const document = await open(quoted);
      await saidAsWanted(document, sameAs(wanted(quoted)));
      await fix(document, 'description-escaped-newlines');
      const text = await fix(document, 'mojibake');
      assert.equal(readStrictly(text).description, before);
      assert.equal(descriptionOf(text), before);
      assert.equal(mojibake(text), '?');
      assert.match(text, /\p{Extended_Pictographic}/u);
      assert.deepEqual(await settled(document, sameAs([])), []);
      await done();
    });

    test('4: fixes drop the removed tool and add an example', async () => {
      const document = await open(withTools);
      await saidAsWanted(document, sameAs(wanted(withTools)));
      const text = await fix(document, 'removed-tool');
      assert.match(text, /^tools: .*Edit, Bash, mcp__/m);
      assert.ok(!/^tools:.*MultiEdit/m.test(text));
      const withExample = await refactor(
        document,
        document.positionAt(text.indexOf('description:')),
        'Add an example to the description',
      );
      assert.match(withExample, /<example>/);
      readStrictly(withExample);
      const lines = await settled(document, (now) => !now.some((line) => OTHERS.test(line)));
      assert.ok(!lines.some((line) => OTHERS.test(line)), lines.join('\n'));
      assert.deepEqual(
        // The inserted example is a placeholder, which is reported.
        lines.filter((line) => !/^information placeholder-left «TODO/.test(line)),
        [],
      );
      await done();
    });

    test('4: fix all changes nothing, since removing a tool is not a safe fix', async () => {
      const document = await open(withTools);
      await saidAsWanted(document, sameAs(wanted(withTools)));
      await assert.rejects(fixAll(document), /nothing to fix/);
      await done();
    });

    for (const copy of copies.filter((each) => each !== withTools))
      test(`${copy.shape}: fix all leaves no finding with a safe fix`, async () => {
        const before = descriptionOf(copy.text);
        const document = await open(copy);
        await saidAsWanted(document, sameAs(wanted(copy)));
        const text = await fixAll(document);
        assert.equal(descriptionOf(text), before);
        readStrictly(text);
        // The fix of mojibake is a guess, and routing of examples depends on the other agents.
        const left = copy === quoted ? wanted(copy).filter(ABOVE_HINT) : [];
        const lines = await settled(document, (now) => sameAs(left)(now.filter(ABOVE_HINT)));
        assert.deepEqual(
          lines.filter((line) => ABOVE_HINT(line) && !line.includes('example-routes-elsewhere')),
          left,
        );
        await done();
      });
  });
}
