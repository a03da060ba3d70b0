// The editor-model engine against a scripted language model: what is sent, how many requests, and every kind of response.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, clear, closeAll, openText, pause, until } from './editor';
import { after, before, beforeEach, skip, suite, test } from './runner';
import { screen } from './screen';

interface ScriptedModel {
  readonly requests: string[];
  readonly cancelled: number;
  behaviour: string;
  pick: string;
  withdraw(): void;
  bringBack(): void;
}
interface Order {
  readonly kind: string;
  readonly failure?: string;
  readonly problem?: string;
  readonly answer?: { readonly agent: string | null };
}
interface End {
  readonly rows: readonly {
    readonly example: number;
    readonly row: { readonly standing: string; readonly orders: readonly Order[] };
  }[];
  readonly ended: { readonly failure: string; readonly message?: string } | null;
  readonly requests: number;
}

const folder = '.claude/agents/asked';
let turn = 0;

/** A new text every time, so that no answer is cached. */
const page = (): string => `---
name: page-doctor
description: |
  Use this agent when a page is slow (${++turn}).

  <example>
  Context: canary-context-one
  user: "Why does the orders page take eight seconds?"
  assistant: "canary-assistant-one"
  <commentary>canary-commentary-one</commentary>
  </example>

  <example>
  user: "The search page hangs"
  assistant: "canary-assistant-two"
  </example>
---

canary-body of the page doctor.
`;
const OTHER = `---
name: pain-ter
description: Use this agent when a wall needs paint.
tools: Read, Bash
---

canary-body of the painter.
`;

async function scripted(): Promise<ScriptedModel> {
  const extension = vscode.extensions.getExtension<ScriptedModel>('subagents-test.model-provider');
  if (!extension) return skip('needs the scripted model, which only the code-server lane has');
  return extension.activate();
}

/** Starts the command. */
const begin = (): Promise<End> => Promise.resolve(vscode.commands.executeCommand<End>('subagents.askModel'));

/** Accepts the first item of the quick pick. */
async function choose(until: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2000 && !until(); tries++) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pause(50);
  }
}

async function ask(): Promise<End> {
  let done = false;
  const asking = begin().finally(() => {
    done = true;
  });
  await choose(() => done);
  return asking;
}

suite('editor model', () => {
  let model: ScriptedModel;
  before(async () => {
    model = await scripted();
    model.bringBack();
    await openText(`${folder}/pain-ter.md`, OTHER);
    await activated();
    await until('the model', async () => (await vscode.lm.selectChatModels({ vendor: 'scripted' })).length === 1);
  });
  beforeEach(async () => {
    model.bringBack();
    model.requests.length = 0;
    model.behaviour = 'well';
    model.pick = 'page-doctor';
    await closeAll();
    await openText(`${folder}/page-doctor.md`, page());
    await until('the model', async () => (await vscode.lm.selectChatModels({ vendor: 'scripted' })).length === 1);
  });
  after(async () => {
    await closeAll();
    await clear(folder);
  });

  const standings = (end: End) => end.rows.map(({ row }) => row.standing);
  const picks = (end: End) => end.rows.map(({ row }) => row.orders.map((order) => order.answer?.agent ?? order.kind));

  test('sends nothing before the click', async () => {
    await vscode.commands.executeCommand('subagents.previewRouting');
    await pause(1000);
    assert.equal(model.requests.length, 0);
  });

  test('asks in two orders for each example, in file order', async () => {
    const end = await ask();
    assert.deepEqual(standings(end), ['agree', 'agree']);
    assert.deepEqual(
      end.rows.map(({ example }) => example),
      [0, 1],
    );
    assert.deepEqual(picks(end)[0], ['page-doctor', 'page-doctor']);
    assert.equal(end.requests, 4);
    assert.equal(model.requests.length, 4);
    assert.notEqual(model.requests[0], model.requests[1]);
  });

  test('never sends bodies or the example in question', async () => {
    await ask();
    const [one, , two] = model.requests;
    for (const request of model.requests) {
      assert.ok(!request.includes('canary-body'), request);
      assert.ok(request.includes('- pain-ter: Use this agent when a wall needs paint. (Tools: Read, Bash)'), request);
      assert.ok(request.includes('- page-doctor: Use this agent when a page is slow'), request);
      assert.ok(request.includes('- general-purpose: '), request);
    }
    assert.ok(one && two);
    assert.ok(!/canary-(?:context|assistant|commentary)-one/.test(one), one);
    assert.ok(one.includes('canary-assistant-two'));
    assert.ok(!two.includes('canary-assistant-two'), two);
    assert.ok(two.includes('canary-commentary-one'));
    assert.equal(one.split('Why does the orders page take eight seconds?').length, 2, 'once, as the prompt');
  });

  test('does not repeat a request whose answer is known', async () => {
    await ask();
    const end = await ask();
    assert.deepEqual(standings(end), ['agree', 'agree']);
    assert.equal(end.requests, 0);
    assert.equal(model.requests.length, 4);
  });

  test('accepts prose around the answer', async () => {
    model.behaviour = 'prose';
    assert.deepEqual(standings(await ask()), ['agree', 'agree']);
    assert.equal(model.requests.length, 4);
  });

  test('reports that the main thread keeps the work', async () => {
    model.behaviour = 'none';
    const end = await ask();
    assert.deepEqual(standings(end), ['agree', 'agree']);
    assert.equal(end.rows[0]?.row.orders[0]?.answer?.agent, null);
  });

  test('reports disagreement when the model always picks the first agent', async () => {
    model.behaviour = 'first-in-list';
    assert.ok(standings(await ask()).includes('disagree'));
  });

  test('rejects an unknown agent name and asks once more', async () => {
    model.behaviour = 'invents-once';
    const end = await ask();
    assert.deepEqual(picks(end)[0], ['page-doctor', 'unusable']);
  });

  test('reports no answer after two unknown agent names', async () => {
    model.behaviour = 'invents';
    const never = await ask();
    assert.deepEqual(standings(never), ['unanswered', 'unanswered']);
    assert.equal(never.rows[0]?.row.orders[0]?.problem, 'unknown-name');
    assert.equal(model.requests.length, 6, 'three for each prompt, as was said');
  });

  test('reports a refusal with the model’s words', async () => {
    model.behaviour = 'declines';
    const end = await ask();
    assert.deepEqual(standings(end), ['unanswered', 'unanswered']);
    assert.ok(model.requests.length <= 6);
  });

  test('reports an answer that ends too early', async () => {
    model.behaviour = 'stops-in-the-middle';
    const end = await ask();
    assert.equal(end.rows[0]?.row.orders[0]?.problem, 'broken-off');
    assert.ok(model.requests.length <= 6);
  });

  test('reports an answer that breaks off with an error', async () => {
    model.behaviour = 'breaks-off';
    const end = await ask();
    assert.equal(end.rows[0]?.row.orders[0]?.failure, 'broken-off');
    assert.equal(end.rows.length, 2);
  });

  test('stops asking when the quota is used up', async () => {
    model.behaviour = 'blocks';
    const end = await ask();
    assert.equal(end.ended?.failure, 'blocked', JSON.stringify(end));
    assert.equal(model.requests.length, 1);
  });

  test('stops asking without consent', async () => {
    model.behaviour = 'refuses-consent';
    const end = await ask();
    assert.equal(end.ended?.failure, 'no-consent', JSON.stringify(end));
    assert.equal(model.requests.length, 1);
  });

  for (const behaviour of ['stalls', 'deaf'])
    test(`cancels a model that ${behaviour === 'deaf' ? 'never answers' : behaviour}`, async () => {
      model.behaviour = behaviour;
      const before = model.cancelled;
      const asking = begin();
      await choose(() => model.requests.length > 0);
      await vscode.commands.executeCommand('subagents.cancelModel');
      const end = await asking;
      assert.equal(end.ended?.failure, 'cancelled');
      if (behaviour === 'stalls') await until('the model to hear of it', () => model.cancelled > before);
      await pause(500);
      assert.equal(model.requests.length, 1, 'and nothing is sent afterwards');
    });

  test('stops asking when the model is withdrawn between two requests', async () => {
    model.behaviour = 'goes-after-one';
    const end = await ask();
    assert.equal(end.ended?.failure, 'withdrawn', JSON.stringify(end));
    assert.equal(model.requests.length, 1);
    assert.deepEqual(standings(end), ['one-order']);
  });

  const texts = (selector: string): Promise<readonly string[]> =>
    screen.webview(`[...document.querySelectorAll(${JSON.stringify(selector)})]
      .filter((each) => each.getClientRects().length > 0).map((each) => each.textContent)`);
  const inPanel = async (engine: string): Promise<void> => {
    await vscode.commands.executeCommand('subagents.previewRouting');
    await until('the panel', async () => (await texts('li.example')).length === 2);
    await screen.webviewClick(`input[name="engine"][value="${engine}"]`);
  };
  const askAll = 'div.h2 > button.second';
  const verdicts = () => texts('li.example dt:first-of-type + dd p.verdict');

  test('in the panel: shows the cost on the button, then one row after another', async () => {
    await inPanel('editor-model');
    const title = 'Ask for all 2 examples · 4 requests, at most 6';
    await until('the button', async () => (await texts(askAll)).includes(title));
    assert.match((await texts('.engine .honest')).join(), /^Scripted One, through VS Code, reads names/);
    assert.equal(model.requests.length, 0, 'pressing the switch sends no request');
    await screen.shot('editor-model-before');
    await screen.webviewClick(askAll);
    await until(
      'both rows',
      async () => (await verdicts()).filter((each) => /Both orders agree/.test(each)).length === 2,
    );
    assert.equal(model.requests.length, 4);
    assert.match((await verdicts())[0] ?? '', /page-doctor\. “As scripted\.” 2 requests, [\d,]+ tokens\./);
    await until('no button', async () => !(await texts(askAll)).some((each) => each.startsWith('Ask')));
    await screen.shot('editor-model-after');
  });

  test('in the panel: keeps received answers when a stalled run is cancelled', async () => {
    model.behaviour = 'stalls-after-two';
    await inPanel('editor-model');
    await until('the button', async () => (await texts(askAll)).some((each) => each.startsWith('Ask for all')));
    await screen.webviewClick(askAll);
    await until('the progress', async () =>
      (await texts('.asking p')).includes('Asking Scripted One: 3 of 4 requests.'),
    );
    await screen.shot('editor-model-asking');
    await screen.webviewClick('.asking button');
    await until('the button for the rest', async () =>
      (await texts(askAll)).includes('Ask for all 2 examples · 2 requests, at most 3'),
    );
    assert.match((await verdicts())[0] ?? '', /Both orders agree/);
    await pause(300);
    assert.equal(model.requests.length, 3);
  });

  test('in the panel: names what is missing without a model', async () => {
    model.withdraw();
    await inPanel('editor-model');
    await until('the notice', async () => /There is no language model/.test((await texts('.notice h2')).join()));
    await until('it to be announced', async () =>
      /There is no language model/.test((await texts('[role=status]')).join()),
    );
    await screen.shot('editor-model-missing');
    await screen.webviewClick('input[name="engine"][value="words"]');
  });

  test('the command reports that no model is available', async () => {
    model.withdraw();
    await until('it to go', async () => (await vscode.lm.selectChatModels({ vendor: 'scripted' })).length === 0);
    const end = await ask();
    assert.equal(end, undefined);
    assert.equal(model.requests.length, 0);
  });
});
