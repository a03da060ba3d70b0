// Which text of an agent counts for which field, what an agent is tried with, and where a word stands.

import { describe, expect, test } from 'vitest';
import { agentsInUse } from '../../../server/src/core/routing/agentsInUse';
import { fieldTexts } from '../../../server/src/core/routing/fieldTexts';
import { heldOut, promptOf, triedWith } from '../../../server/src/core/routing/rowPrompts';
import { terms, tokens } from '../../../server/src/core/routing/tokenize';
import { examplePlace, wordPlace } from '../../../server/src/core/routing/wordPlace';
import { contextOf } from '../../support/agents';

const fields = (more: { readonly name?: string; readonly description?: string; readonly body?: string }) =>
  fieldTexts({ name: 'a', description: '', body: '', ...more });
const example = (user: string): string => `<example>\nuser: "${user}"\nassistant: "On it."\n</example>`;

describe('the fields of an agent', () => {
  test('have the name with blanks in place of signs and digits', () => {
    expect(fields({ name: 'sql_tuner-v2#1' }).own.name).toBe('sql tuner v   ');
  });

  test('have the description without its examples', () => {
    const { own, examples } = fields({ description: `Tunes queries. Examples:\n${example('Why?')}` });
    expect(own.prose).toBe('Tunes queries.');
    expect(examples.map(({ utterance }) => utterance)).toEqual(['Why?']);
  });

  test('have what user, context and assistant say in an example, without the agent’s own name', () => {
    const description =
      '<example>\nContext: It is slow.\nuser: "Why?"\nassistant: "I ask tuner."\nuser: "And now?"\n<commentary>tuner fits.</commentary>\n</example>';
    const [only] = fields({ name: 'tuner', description }).examples;
    expect(only?.texts).toEqual({ user: 'Why?\nAnd now?', context: 'It is slow.', assistant: 'I ask  .\n  fits.' });
    expect(fields({ name: '', description }).examples[0]?.texts.assistant).toBe('I ask tuner.\ntuner fits.');
  });

  test.each([
    ['Do not use it for tax', ''],
    ['do not invoke it', ''],
    ['Reads. Never use it for tax! Writes', 'Reads.   Writes'],
    ['Reads; not intended for tax.', 'Reads;'],
    ['Reads and is not suitable for tax. Writes.', 'Reads and is   Writes.'],
    ['Avoid using it', ''],
    ['Reads, do not use this?', 'Reads,'],
    ['Reads.\nNot for tax\nWrites', 'Reads.\n \nWrites'],
    ['Not forgotten', 'Not forgotten'],
  ])('leave out of %j what it is not for', (description, prose) => {
    expect(fields({ description }).own.prose.trim()).toBe(prose);
  });

  test.each([
    ['# One\ntext\n###### Six ', 'One\nSix ', 'text'],
    ['####### Seven', '', '####### Seven'],
    ['#None', '', '#None'],
    ['**Lead**: text', 'Lead', ': text'],
    ['- **Lead** text', 'Lead', ' text'],
    ['12. **Lead** text', 'Lead', ' text'],
    ['Not **lead** text', '', 'Not **lead** text'],
    ['**x** text', '', '**x** text'],
  ])('have the headings of the body %j', (body, headings, rest) => {
    const { own } = fields({ body });
    expect([own.headings, own.body]).toEqual([headings, rest]);
  });

  test('leave tagged examples of a body out', () => {
    expect(fields({ body: `Before ${example('Why?')} after <example> open` }).own.body).toBe(
      'Before   after <example> open',
    );
  });
});

describe('the introduction of a body', () => {
  const intro = (body: string): string => fields({ body }).own.intro;
  const long = 'You find slow queries and say which index they need. ';

  test('ends before the first heading', () => {
    expect(intro(`${long}\n## Steps\nRead.`)).toBe(long);
    expect(intro(`${long}\n\n\n## Steps\nRead.`)).toBe(long);
  });

  test('ends before a list behind a blank line', () => {
    expect(intro(`${long}\nMore.\n\n- Read.`)).toBe(`${long}\nMore.`);
    expect(intro(`${long}\n\n1. Read.`)).toBe(long);
    expect(intro(`${long}\n- Read.\nMore.`)).toBe(`${long}\n- Read.\nMore.`);
  });

  test('goes on behind a blank line to more text', () => {
    expect(intro(`${long}\n\nMore.\n- Read.`)).toBe(`${long}\n\nMore.\n- Read.`);
  });

  test('goes on to a blank line behind 200 characters where the heading comes at once', () => {
    const body = `# Title\n\n${'x'.repeat(250)}\n\nMore.`;
    expect(intro(body)).toBe(` \n\n${'x'.repeat(250)}`);
    expect(intro(`# Title\n\n${'x'.repeat(100)}\n\nMore.`)).toBe(` \n\n${'x'.repeat(100)}\n\nMore.`);
  });

  test('ends before a heading behind 40 characters, not behind fewer', () => {
    expect(intro(`${'x'.repeat(40)}\n# Steps\nRead.`)).toBe('x'.repeat(40));
    expect(intro(`${'x'.repeat(39)}\n# Steps\nRead.`)).toBe(`${'x'.repeat(39)}\n \nRead.`);
  });

  test('has 900 characters at most', () => {
    expect(intro('x'.repeat(1000))).toHaveLength(900);
    expect(intro(`${'x'.repeat(950)}\n# Steps`)).toHaveLength(900);
    expect(intro(`${'x'.repeat(880)}\n# Steps`)).toHaveLength(880);
  });
});

describe('an agent is tried with', () => {
  const tried = (description: string, body = '') => triedWith({ name: 'a', description, body });
  const texts = (description: string, body = '') => tried(description, body).prompts.map(({ text }) => text);

  test('what users say in its examples, and nothing else where it has any', () => {
    const { prompts, examples } = tried(
      `Tunes slow database queries.\n${example('Why so slow?')}\n<example>\nassistant: "On it."\n</example>`,
    );
    expect(prompts).toEqual([{ source: 'example', at: 0, text: 'Why so slow?', context: '' }]);
    expect(examples).toBe(2);
  });

  test('sixty examples at most', () => {
    const { prompts, examples } = tried(Array.from({ length: 70 }, (_, i) => example(`Why ${i}?`)).join('\n'));
    expect([prompts.length, examples]).toEqual([60, 70]);
  });

  test('two thousand characters of an example at most', () => {
    expect(texts(example('x'.repeat(3000)))[0]).toHaveLength(2000);
  });

  test('three sentences of its description and two of its body where it has no example', () => {
    const sentence = (n: number): string => `Finds slow database query number ${n}.`;
    const many = [1, 2, 3, 4].map(sentence).join(' ');
    const { prompts } = tried(many, many);
    expect(prompts.map(({ source, at }) => `${source} ${at}`)).toEqual([
      'description 0',
      'description 1',
      'description 2',
      'body 0',
      'body 1',
    ]);
    expect(prompts[0]?.text).toBe('Finds slow database query number 1');
  });

  test('sentences with three words that count', () => {
    expect(texts('Finds queries. Finds slow queries. Finds finds finds queries.')).toEqual(['Finds slow queries']);
  });

  test('sentences without the signs of a list in front', () => {
    expect(texts('- *Finds slow queries*\n> • Reads every plan')).toEqual(['Finds slow queries*', 'Reads every plan']);
  });

  test('sentences that go on behind a full stop inside a word', () => {
    expect(texts('Tunes node.js database queries. Reads.')).toEqual(['Tunes node.js database queries']);
  });

  test('sentences out of the first two thousand characters', () => {
    expect(texts(`${'x'.repeat(1990)}. Finds slow queries`)).toEqual([]);
  });

  test('a prompt with its situation, and with what it was taken from left out', () => {
    const row = { source: 'example', at: 3, text: 'Why?', context: 'Slow.' } as const;
    expect(promptOf(row)).toEqual({ text: 'Why?', context: 'Slow.' });
    expect(promptOf({ ...row, context: '' })).toEqual({ text: 'Why?' });
    expect(heldOut('a', row)).toEqual({ prompt: { text: 'Why?', context: 'Slow.', hide: { agent: 'a', example: 3 } } });
    expect(heldOut('a', { ...row, source: 'description' }).left).toEqual({ agent: 'a', passage: { prose: 'Why?' } });
    expect(heldOut('a', { ...row, source: 'body' }).left).toEqual({
      agent: 'a',
      passage: { intro: 'Why?', body: 'Why?' },
    });
  });
});

describe('a word of a text', () => {
  test.each([
    ['a b c', ''],
    ['x', ''],
    ['é', ''],
    ['2024 3d 42nd utf8 v2', '3d 42nd utf8 v2'],
    ['iOS macOS getURLNow XMLHttpRequest fooB', 'io maco geturlnow xmlhttp request foob'],
    ['i/o A/B ci cd ci  / cd', 'io abtest ci cd cicd'],
    ['net .net .NETs', 'net dotnet net'],
    ['vue.js c++ c c#s', 'vuej cpp'],
    ['١٢٣ ٣x', '٣x'],
    ['日', '日'],
    ['日本 語x', '日本 語'],
    ['ﬁle', 'file'],
    ['agent agents user example examples', ''],
  ])('of %j counts as %j', (text, expected) => expect(terms(text).join(' ')).toBe(expected));

  test('is found where it stands, in every script', () => {
    const text = 'Ça: 日本語 fooBarBaz .NET ui/ux 🙂x';
    expect(tokens(text).map(({ term, span }) => `${term}=${text.slice(span.start, span.end)}`)).toEqual([
      'ca=Ça',
      '日本=日本',
      '本語=本語',
      'foo=foo',
      'bar=Bar',
      'baz=Baz',
      'dotnet=.NET',
      'ui=ui/ux',
      'ux=ui/ux',
    ]);
  });
});

describe('the place of a word', () => {
  const text = `---\nname: page-tuner\ndescription: "Tunes a slow page.\\n${example('Why is the order page slow?').replaceAll('\n', '\\n').replaceAll('"', '\\"')}"\n---\nRead slow plans.\n`;
  const { doc, view } = contextOf(text);
  const at = (term: string, field: 'name' | 'description' | 'example' | 'body'): string => {
    const span = wordPlace(doc, view, term, field);
    return span ? `${text.slice(span.start, span.end)} ${text.slice(0, span.start).length}` : 'nowhere';
  };

  test('is the first one in its field', () => {
    expect(at('tuner', 'name')).toBe(`tuner ${text.indexOf('tuner')}`);
    expect(at('slow', 'description')).toBe(`slow ${text.indexOf('slow')}`);
    expect(at('slow', 'example')).toBe(`slow ${text.indexOf('slow?')}`);
    expect(at('slow', 'body')).toBe(`slow ${text.lastIndexOf('slow')}`);
  });

  test('is in another field where its own has none, first the description', () => {
    expect(at('slow', 'name')).toBe(`slow ${text.indexOf('slow')}`);
    expect(at('order', 'name')).toBe(`order ${text.indexOf('order')}`);
    expect(at('tuner', 'example')).toBe(`tuner ${text.indexOf('tuner')}`);
    expect(at('tunes', 'example')).toBe(`Tunes ${text.indexOf('Tunes')}`);
    expect(at('orders', 'description')).toBe(`order ${text.indexOf('order')}`);
  });

  test('is nowhere for a word the agent has not, and for one of the body that stands elsewhere only', () => {
    expect(at('harbour', 'description')).toBe('nowhere');
    expect(at('order', 'body')).toBe('nowhere');
  });

  test('of an example goes from tag to tag', () => {
    const span = examplePlace(view, 0);
    expect(text.slice(span?.start, span?.end)).toMatch(/^<example>.*<\/example>$/);
    expect(examplePlace(view, 1)).toBeUndefined();
  });
});

describe('agents that can be chosen', () => {
  const agent = (name: string): string => `---\nname: ${name}\ndescription: Bakes.\n---\nBake.\n`;
  const inUse = (others: Readonly<Record<string, string>>, focus?: string) => {
    const { workspace } = contextOf(agent('own'), {
      path: '.claude/agents/own.md',
      others: new Map(Object.entries(others)),
      options: { claudeVersion: '2.1.332' },
    });
    return Object.fromEntries([...agentsInUse(workspace, focus)].map(([name, { path }]) => [name, path]));
  };

  test('are those that load', () => {
    expect(
      Object.keys(inUse({ '.claude/agents/a.md': agent('a'), '.claude/agents/b.md': '---\nname: b\n---\n' })),
    ).toEqual(['a', 'own']);
  });

  test('are of several with one name the one that is used', () => {
    const same = { '.claude/agents/a.md': agent('same'), '.claude/agents/b.md': agent('same') };
    expect(inUse(same).same).toBe('.claude/agents/b.md');
    expect(inUse(same, 'file:///w/.claude/agents/a.md').same).toBe('.claude/agents/a.md');
  });
});
