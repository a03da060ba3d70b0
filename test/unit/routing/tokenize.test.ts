// Which words of a text are counted, and where they stand in it.

import { describe, expect, it } from 'vitest';
import { stem } from '../../../server/src/core/routing/stem';
import { terms, tokens } from '../../../server/src/core/routing/tokenize';

describe('terms', () => {
  it.each([
    ['The page is slow', 'page slow'],
    ['Optimizing queries, optimization of a query', 'optim queri optim queri'],
    ["don't touch the user's cart", 'touch cart'],
    ['Use this agent proactively when the user asks', 'ask'],
    ['loadCustomerData', 'load customer data'],
    ['JavaScript is not Java', 'javascript java'],
    ['C++ and C# on .NET', 'cpp csharp dotnet'],
    ['ASP.NET Core', 'asp dotnet core'],
    ['CI/CD, ci / cd; A/B tests; UI/UX', 'cicd cicd abtest test ui ux'],
    ['node.js next.js', 'nodej nextj'],
    ['k8s on AWS', 'kubernetes aws'],
    ['3 pages in 2024, a 3d view, utf8', 'page 3d view utf8'],
    ['naïve café', 'naiv cafe'],
    ['проверка кода', 'проверка кода'],
    ['— “…” • 🔥', ''],
    ['constructor __proto__ toString', 'constructor proto string'],
  ])('%j', (text, expected) => expect(terms(text).join(' ')).toBe(expected));

  it('splits scripts without spaces into bigrams', () =>
    expect(terms('請求書を確認')).toEqual(['請求', '求書', '書を', 'を確', '確認']));
  it('splits a script without spaces beside Latin letters', () =>
    expect(terms('APIの設計')).toEqual(['api', 'の設', '設計']));
});

it('gives every token the span of its word', () => {
  const text = 'Why is “fetchInvoices” on node.js so SLOW?';
  expect(tokens(text).map((t) => text.slice(t.span.start, t.span.end))).toEqual([
    'fetch',
    'Invoices',
    'node.js',
    'SLOW',
  ]);
});

describe('stem', () => {
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['ties', 'tie'],
    ['gas', 'gas'],
    ['agreed', 'agre'],
    ['plastered', 'plaster'],
    ['hopping', 'hop'],
    ['hoping', 'hope'],
    ['happy', 'happi'],
    ['relational', 'relat'],
    ['conditional', 'condit'],
    ['vietnamization', 'vietnam'],
    ['formative', 'format'],
    ['electrical', 'electr'],
    ['goodness', 'good'],
    ['replacement', 'replac'],
    ['adoption', 'adopt'],
    ['controlling', 'control'],
    ['roll', 'roll'],
    ['generously', 'generous'],
    ['analogy', 'analog'],
    ['customers', 'customer'],
    ['custom', 'custom'],
  ])('%s → %s', (word, expected) => expect(stem(word)).toBe(expected));
});
