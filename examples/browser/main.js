// Checks what is typed into a text area. Bundle it, or serve it with the import map of index.html.

import { createAgentService } from 'subagent-intellisense';

const uri = 'inmemory://project/.claude/agents/agent.md';
const service = createAgentService();
const editor = document.querySelector('textarea');
const list = document.querySelector('ul');

function show() {
  service.update(uri, editor.value);
  list.replaceChildren(
    ...service.check(uri).map(({ severity, message, span }) => {
      const { line } = service.positionAt(uri, span.start);
      const item = document.createElement('li');
      item.textContent = `line ${line + 1}, ${severity}: ${message}`;
      return item;
    }),
  );
}

editor.addEventListener('input', show);
show();
