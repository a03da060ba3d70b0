// A fake Messages API on the loopback address: answers with prescribed tool calls, and records the requests.
import http from 'node:http';

let messages = 0;
const usage = { input_tokens: 11, output_tokens: 7 };

/**
 * `turns`: the content of each answer to the main thread, in order, or what makes it, `'silence'` for one that never comes; afterwards
 * it says "ok".
 * `asked`: bodies of the main thread's requests; `subagents`: those that a subagent sent. Older programs do not mark the latter:
 * `isSubagentBody` tells them by what is in them.
 */
export async function standIn(turns, { isSubagentBody = () => false } = {}) {
  const asked = [];
  const subagents = [];
  let next = 0;
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', async () => {
      const json = (status, value) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      const url = request.url ?? '';
      if (url.includes('count_tokens')) return json(200, { input_tokens: 10 });
      if (!url.startsWith('/v1/messages')) return json(404, {});
      const body = JSON.parse(text);
      const isMain = body.tools?.some(({ name }) => name === 'Agent' || name === 'Task');
      const isSubagent = request.headers['x-claude-code-agent-id'] !== undefined || isSubagentBody(body);
      if (isSubagent) subagents.push(body);
      else if (isMain) asked.push(body);
      const turn = !isSubagent && isMain ? turns[next++] : undefined;
      const content = typeof turn === 'function' ? await turn() : turn;
      if (content === 'silence') return undefined;
      return answer(response, body, content ?? [{ type: 'text', text: 'ok' }]);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    subagents,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A tool call as the content of an answer. */
export const call = (name, input, id = `toolu_${name}`) => ({ type: 'tool_use', id, name, input });

function answer(response, body, content) {
  const stop_reason = content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
  const message = {
    id: `msg_${++messages}`,
    type: 'message',
    role: 'assistant',
    model: body.model,
    stop_sequence: null,
  };
  if (!body.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...message, content, stop_reason, usage }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (type, data) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  send('message_start', { message: { ...message, content: [], stop_reason: null, usage } });
  for (const [index, block] of content.entries()) {
    const isText = block.type === 'text';
    send('content_block_start', {
      index,
      content_block: isText ? { type: 'text', text: '' } : { ...block, input: {} },
    });
    const delta = isText
      ? { type: 'text_delta', text: block.text }
      : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) };
    send('content_block_delta', { index, delta });
    send('content_block_stop', { index });
  }
  send('message_delta', { delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 7 } });
  send('message_stop', {});
  response.end();
}
