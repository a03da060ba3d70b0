// HTML of the preview's page. Only our own script and style may load; no text becomes markup.

import { Uri, type Webview } from 'vscode';
import { countsTexts } from '../texts/counts';
import { namesTexts } from '../texts/engineNames';
import { displayLanguage, translationOf } from '../texts/localize';
import { pageTexts } from '../texts/page';
import { localize } from '../texts/preview';

/** Translations of the tables that the page itself uses. */
const translationJson = (): string =>
  JSON.stringify(translationOf(Object.keys({ ...pageTexts, ...countsTexts, ...namesTexts })));

const inAttribute = (text: string): string => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function previewHtml(webview: Webview, media: Uri): string {
  const script = webview.asWebviewUri(Uri.joinPath(media, 'preview.js')).toString();
  const style = webview.asWebviewUri(Uri.joinPath(media, 'preview.css')).toString();
  const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource};`;
  return `<!DOCTYPE html>
<html lang="${inAttribute(displayLanguage())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${inAttribute(localize('preview.title'))}</title>
</head>
<body>
<main id="root" data-texts="${inAttribute(translationJson())}"></main>
<script src="${script}"></script>
</body>
</html>`;
}
