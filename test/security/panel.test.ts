// The content security policy and the rendering of the preview's page.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { projectRoot } from '../support/shared';

vi.mock('vscode', () => ({
  Uri: { joinPath: (base: { path: string }, name: string) => ({ path: `${base.path}/${name}` }) },
}));

const page = async (): Promise<string> => {
  const { previewHtml } = await import('../../client/src/common/preview/pageHtml');
  const webview = {
    cspSource: 'https://own.example',
    asWebviewUri: ({ path: at }: { path: string }) => `https://own.example${at}`,
  };
  return previewHtml(
    webview as unknown as Parameters<typeof previewHtml>[0],
    { path: '/media' } as unknown as Parameters<typeof previewHtml>[1],
  );
};

it('allows only its own script and style', async () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await page())?.[1] ?? '';
  const directives = policy
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  expect(directives).toEqual(["default-src 'none'", 'script-src https://own.example', 'style-src https://own.example']);
});

it('has no script, style or handler in its markup', async () => {
  const html = await page();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=|javascript:/i);
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, at]) => at)).toEqual([
    'https://own.example/media/preview.css',
    'https://own.example/media/preview.js',
  ]);
});

it('never turns text into markup or code', () => {
  const folder = path.join(projectRoot, 'client/src/webview');
  const wrong = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function|setHTML\w*|DOMParser|createContextualFragment)\b/.test(
        readFileSync(path.join(folder, name), 'utf8'),
      ),
    );
  expect(wrong).toEqual([]);
});
