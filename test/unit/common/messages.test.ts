// Interpolation, which messages, panel and command line share, and reading of translations.

import { expect, test } from 'vitest';
import { interpolate, interpolateMessage, interpolateParts } from '../../../common/src/messages/interpolate';
import { type Message, parseTranslation, translationFrom } from '../../../common/src/messages/message';

const render = (message: Message): string => `<${message.id}>`;

test('text of authors in a message is sanitized, our own text is not', () => {
  const args = { name: 'a`b\u{e0064}', list: '`x`' };
  expect(interpolateMessage('`{name}`: {our:list}', args, render)).toBe('`aˋb\ufffd\ufffd`: `x`');
});

test('a message in a message is rendered', () =>
  expect(interpolateMessage('{a} {our:b}', { a: { id: 'one', args: {} }, b: { id: 'two', args: {} } }, render)).toBe(
    '<one> <two>',
  ));

test.each(['{missing}', '{our:missing}', '{two words}', '{__proto__}', '{toString}'])(
  'a placeholder %s without an argument stays as it is written',
  (template) => expect(interpolateMessage(template, {}, render)).toBe(template),
);

test('a value is never read as a template', () => {
  const values: Readonly<Record<string, string>> = { a: '{b}', b: '$& {a}' };
  expect(interpolate('{a} {b}', (name) => values[name])).toBe('{b} $& {a}');
});

test('parts are the text and the values in order', () =>
  expect(interpolateParts('x {a} y {b}', (name) => ({ name }))).toEqual([
    'x ',
    { name: 'a' },
    ' y ',
    { name: 'b' },
    '',
  ]));

test('a translation holds only strings', () => {
  expect(parseTranslation('{"a":"甲","b":3,"c":null}')).toEqual({ a: '甲' });
  expect([undefined, null, 7, 'x', ['a']].map(translationFrom)).toEqual([{}, {}, {}, {}, {}]);
});
