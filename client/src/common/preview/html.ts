// The page of the preview: nothing but our own script and style may load, and there is no place where text becomes markup.

import { Uri, type Webview } from 'vscode';

export function previewHtml(webview: Webview, media: Uri): string {
  const script = webview.asWebviewUri(Uri.joinPath(media, 'preview.js')).toString();
  const style = webview.asWebviewUri(Uri.joinPath(media, 'preview.css')).toString();
  const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource};`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Routing preview</title>
</head>
<body>
<main id="root"></main>
<script src="${script}"></script>
</body>
</html>`;
}
