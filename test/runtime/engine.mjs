// Tests routing with a real Claude Code against a fake API: its answers, what it never runs or reads, and what it leaves.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bundled } from './bundle.mjs';
import { call, standIn } from './standIn.mjs';

const AGENTS = [
  {
    name: 'reviewer',
    description: 'Reviews code.\n\n<example>\nuser: "Look at my change"\n</example>',
    tools: ['Read', 'Bash(git *)'],
    disallowedTools: null,
  },
  {
    name: 'Tester',
    description: 'Tests: "all" of it # really, --- and \\ more',
    tools: null,
    disallowedTools: ['Write'],
  },
];
const BODY = 'This body is nobody’s business.';
const agentCall = (name) => call('Agent', { description: 'd', prompt: 'p', subagent_type: name }, `toolu_${name}`);
const reading = (n) => call('Read', { file_path: '.claude/agents/0.md' }, `toolu_read_${n}`);

/** `{ passed, failed }`; prints a line for each check. */
export async function checkEngine(program) {
  const { routeWithClaudeCode, findProgram, listingOf, verifyWith, ARGUMENTS, callKind, resolveTool } =
    await bundled('test/runtime/product.ts');
  const root = mkdtempSync(path.join(os.tmpdir(), 'subagents-engine-'));
  const count = { passed: 0, failed: 0 };
  const check = (title, good, seen) => {
    count[good ? 'passed' : 'failed']++;
    console.log(`${good ? 'ok  ' : 'FAIL'} engine: ${title}${good ? '' : `: ${JSON.stringify(seen)}`}`);
  };
  const found = findProgram({ claudePath: program, workspaceFolders: [], env: process.env });
  let number = 0;
  const ask = async (
    turns,
    { prompt = 'please look at this', cancelAfter, plant = () => {}, agents = AGENTS, hide, env = {} } = {},
  ) => {
    const home = path.join(root, `home-${number++}`);
    mkdirSync(path.join(home, '.claude'), { recursive: true });
    plant(home);
    const api = await standIn(turns);
    const controller = new AbortController();
    let cancelled;
    if (cancelAfter !== undefined)
      setTimeout(() => {
        cancelled = Date.now();
        controller.abort();
      }, cancelAfter);
    const [answer] = await routeWithClaudeCode([{ text: prompt, ...(hide ? { hide } : {}) }], {
      signal: controller.signal,
      program: found.program,
      agents,
      timeLimit: 60_000,
      env: {
        PATH: process.env.PATH,
        HOME: home,
        ANTHROPIC_BASE_URL: api.url,
        ANTHROPIC_API_KEY: 'placeholder-for-loopback',
        MARK: root,
        ...env,
      },
    });
    const took = cancelled === undefined ? 0 : Date.now() - cancelled;
    // Waits for anything that the ended process might still do.
    await wait(300);
    await api.close();
    const sessions = path.join(home, '.claude/sessions');
    const traces = [
      ...readdirSync(home).filter((name) => name.endsWith('.lock')),
      ...(existsSync(sessions) ? readdirSync(sessions) : []),
      ...readdirSync(path.join(home, '.claude')).filter((name) => name === 'projects'),
    ];
    return { answer, api, took, left: processesOf(root), traces };
  };
  const sent = (api) => JSON.stringify([...api.asked, ...api.subagents]);

  try {
    let run = await ask([[agentCall('reviewer')]]);
    check(
      'an Agent call is the answer',
      run.answer.outcome.kind === 'agent' && run.answer.outcome.agent === 'reviewer',
      run.answer,
    );
    check(
      '… and the subagent never runs',
      run.api.subagents.length === 0 && run.api.asked.length === 1,
      run.api.asked.length,
    );
    check(
      '… and version, model and tokens are reported',
      run.answer.version && run.answer.model && run.answer.tokens?.input === 11,
      run.answer,
    );
    check('… and no process is left', run.left.length === 0, run.left);
    check('… and no lock, session or project in the user’s own folder', run.traces.length === 0, run.traces);
    check(
      'the orchestrator is shown the lines of the real files',
      AGENTS.every((each) => sent(run.api).includes(JSON.stringify(listingOf(each)).slice(1, -1))),
      AGENTS.map(listingOf),
    );

    run = await ask([[reading(1)], [{ type: 'text', text: 'Hm.' }, agentCall('tester')]]);
    check(
      'it may read first, and call by another spelling',
      run.answer.outcome.agent === 'Tester' && run.answer.turns === 2,
      run.answer,
    );
    check(
      '… and no body is there to be read',
      !sent(run.api).includes(BODY) && run.api.asked.length === 2,
      run.api.asked.length,
    );

    const written = path.join(root, 'written');
    run = await ask([[call('Write', { file_path: written, content: 'x' })]]);
    check(
      'a Write call ends it',
      run.answer.outcome.kind === 'main-thread' && run.answer.outcome.tool === 'Write',
      run.answer,
    );
    run = await ask([[call('Bash', { command: `touch ${written}`, description: 'd' })]]);
    check('a Bash call ends it', run.answer.outcome.tool === 'Bash', run.answer);
    check('… and nothing was written', !existsSync(written), written);

    run = await ask([[reading(1)], [reading(2)], [reading(3)], [agentCall('reviewer')]]);
    check(
      'after three turns it kept the work',
      run.answer.outcome.kind === 'main-thread' && run.api.asked.length <= 3,
      [run.answer, run.api.asked.length],
    );
    run = await ask([]);
    check(
      'without a call it kept the work',
      run.answer.outcome.kind === 'main-thread' && run.answer.outcome.tool === null,
      run.answer,
    );
    run = await ask([[agentCall('nobody')]]);
    check(
      'an agent that does not exist is recognized',
      run.answer.outcome.agent === 'nobody' && run.answer.outcome.known === false,
      run.answer,
    );

    for (const prompt of [
      '--dangerously-skip-permissions',
      '--mcp-config x',
      '-p',
      '/compact',
      '/reviewer go',
      '!touch x',
      '@/etc/hostname',
    ]) {
      run = await ask([[call('Write', { file_path: written, content: 'x' })]], { prompt });
      const messages = JSON.stringify(run.api.asked[0]?.messages ?? '');
      check(
        `«${prompt}» is a prompt`,
        run.answer.outcome.tool === 'Write' && messages.includes(prompt) && !existsSync(written),
        run.answer,
      );
    }

    run = await ask([[agentCall('reviewer')]], { hide: { agent: 'reviewer', example: 0 } });
    check(
      'an example that is left out never leaves',
      run.api.asked.length === 1 && !sent(run.api).includes('Look at my change'),
      run.answer,
    );

    const touch = (name) => `touch ${path.join(root, `touched-${name}`)}`;
    const settings = (name) => ({
      apiKeyHelper: `${touch(`${name}-key`)}; echo planted-key`,
      enableAllProjectMcpServers: true,
      env: { PLANTED: name, ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' },
      hooks: {
        SessionStart: [{ hooks: [{ type: 'command', command: touch(`${name}-start`) }] }],
        UserPromptSubmit: [{ hooks: [{ type: 'command', command: touch(`${name}-prompt`) }] }],
        PreToolUse: [{ matcher: '*', hooks: [{ type: 'command', command: touch(`${name}-tool`) }] }],
      },
      statusLine: { type: 'command', command: touch(`${name}-status`) },
      permissions: { allow: ['Write', 'Bash', 'Agent'], defaultMode: 'bypassPermissions' },
    });
    const server = (name) =>
      JSON.stringify({ mcpServers: { planted: { command: 'sh', args: ['-c', touch(`${name}-mcp`)] } } });
    const put = (file, text) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    const workspace = path.join(root, 'workspace');
    const plantAt = (folder, name) => {
      put(path.join(folder, '.claude/settings.json'), JSON.stringify(settings(name)));
      put(path.join(folder, '.claude/settings.local.json'), JSON.stringify(settings(`${name}-local`)));
      put(
        path.join(folder, '.claude/agents/planted.md'),
        `---\nname: planted\ndescription: PLANTED-${name}\n---\n${BODY}\n`,
      );
      put(path.join(folder, '.mcp.json'), server(name));
      put(path.join(folder, 'CLAUDE.md'), `PLANTED-${name}`);
    };
    plantAt(workspace, 'workspace');
    // The temporary project is below this folder, as if a workspace were around it.
    const around = path.join(root, 'around');
    plantAt(around, 'around');
    mkdirSync(path.join(around, 'tmp'));
    const before = { cwd: process.cwd(), tmp: process.env.TMPDIR };
    process.chdir(workspace);
    process.env.TMPDIR = path.join(around, 'tmp');
    run = await ask([[reading(1)], [agentCall('reviewer')]], {
      env: { ANTHROPIC_API_KEY: '' },
      plant(home) {
        const { hooks, statusLine, permissions } = settings('user');
        // The user's login works; that of the workspace is not used.
        const own = { apiKeyHelper: 'echo key-of-the-user', hooks, statusLine, permissions };
        put(path.join(home, '.claude/settings.json'), JSON.stringify(own));
        put(path.join(home, '.claude.json'), server('user'));
      },
    });
    process.chdir(before.cwd);
    if (before.tmp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before.tmp;
    const touched = readdirSync(root).filter((name) => name.startsWith('touched-'));
    check(
      'what is planted in the workspace and around is neither run nor read',
      run.answer.outcome.agent === 'reviewer' && touched.length === 0 && !/PLANTED/.test(sent(run.api)),
      [run.answer, touched],
    );
    check(
      '… and the temporary project is removed',
      readdirSync(path.join(around, 'tmp')).length === 0,
      readdirSync(path.join(around, 'tmp')),
    );

    // A session without permission prompts would not start as root.
    const { env: _, permissions: __, ...reachable } = settings('control');
    put(path.join(workspace, '.claude/settings.json'), JSON.stringify(reachable));
    put(path.join(workspace, '.mcp.json'), server('control'));
    rmSync(path.join(workspace, '.claude/settings.local.json'));
    await unended(
      program,
      ['-p', '--output-format', 'stream-json', '--verbose'],
      path.join(root, 'control'),
      [[reading(1)]],
      {
        cwd: workspace,
        key: '',
      },
    );
    const fired = readdirSync(root)
      .filter((name) => name.startsWith('touched-control'))
      .sort();
    check(
      '… though a session in the workspace itself runs it',
      ['key', 'mcp', 'prompt', 'start', 'tool'].every((name) => fired.includes(`touched-control-${name}`)),
      fired,
    );

    run = await ask(['silence'], { cancelAfter: 1500 });
    check('a cancellation is answered within 100 ms', run.answer.outcome.kind === 'cancelled' && run.took <= 100, [
      run.answer,
      run.took,
    ]);
    check('… and no process is left', run.left.length === 0, run.left);
    const free = await unended(program, ARGUMENTS, root, [
      [call('Write', { file_path: written, content: 'x' })],
      [call('Bash', { command: `touch ${written}`, description: 'd' })],
      [agentCall('general-purpose')],
      [call('Workflow', { script: 'x' })],
    ]);
    const refused = free.lines.filter(({ subtype }) => subtype === 'permission_denied').length;
    check(
      'even where it is not ended, nothing of it is done',
      !existsSync(written) && free.api.subagents.length === 0 && free.api.asked.length === 3 && refused === 3,
      [free.api.asked.length, free.api.subagents.length, refused],
    );
    const tools = free.lines.find(({ subtype }) => subtype === 'init')?.tools ?? [];
    const unknown = tools.filter((name) => !resolveTool(name));
    check('the catalogue knows every tool it has', tools.length > 10 && unknown.length === 0, unknown);
    check(
      '… and most of them could change or send something',
      tools.filter((name) => callKind(name) === 'could-change-or-send').length > 10,
      tools,
    );

    const file = (uri, text) => ({ uri, path: uri, text });
    const tree = {
      scope: 'project',
      files: [
        file('good.md', '---\nname: good\ndescription: Is good.\nmodel: sonnet\n---\n'),
        file('deep/bad.md', '---\nname: bad\n---\n'),
        file('README.md', '# About\n'),
      ],
    };
    const { signal } = new AbortController();
    const report = await verifyWith(found.program, [tree, { ...tree, scope: 'user' }], signal);
    const [good, bad, readme] = ['good.md', 'deep/bad.md', 'README.md'].map((uri) => report.files.get(uri));
    check(
      'verify: says what it loads, without a login',
      report.problem === '' && good.loads && good.model === 'sonnet' && !bad.loads && !readme.loads,
      [...report.files],
    );
    check(
      'verify: … in its own words',
      bad.messages.some((line) => /description/.test(line)) && readme.messages.length === 0,
      bad.messages,
    );
    const plugin = await verifyWith(found.program, [{ ...tree, scope: 'plugin' }], signal);
    check('verify: agents of a plugin by their own name', plugin.files.get('good.md')?.name === 'good', [
      ...plugin.files,
    ]);
    run = await ask([], { env: { ANTHROPIC_API_KEY: '' } });
    check(
      'a missing login is reported',
      run.answer.outcome.kind === 'failed' && /log in/.test(run.answer.outcome.words),
      run.answer,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return count;
}

/** The same program with the same arguments, which is not ended early. */
async function unended(program, args, root, turns, { cwd, key = 'placeholder-for-loopback' } = {}) {
  const home = path.join(root, 'home-free');
  const project = path.join(root, 'free');
  for (const folder of [path.join(home, '.claude'), project]) mkdirSync(folder, { recursive: true });
  if (!cwd)
    writeFileSync(
      path.join(home, '.claude/settings.json'),
      JSON.stringify({
        permissions: { allow: ['Write', 'Bash', 'Agent', 'Workflow'], defaultMode: 'bypassPermissions' },
      }),
    );
  const api = await standIn(turns);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    ANTHROPIC_BASE_URL: api.url,
    ANTHROPIC_API_KEY: key,
  };
  const child = spawn(program, args, { cwd: cwd ?? project, env, stdio: ['pipe', 'pipe', 'ignore'] });
  let written = '';
  child.stdout.on('data', (part) => {
    written += part;
  });
  child.stdin.end('go on');
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await new Promise((done) => child.once('close', done));
  clearTimeout(timer);
  await api.close();
  return {
    api,
    lines: written
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line)),
  };
}

/** Processes with the mark in their environment. */
function processesOf(mark) {
  if (process.platform !== 'linux') return [];
  return spawnSync('sh', ['-c', `grep -lzFx "MARK=${mark}" /proc/[0-9]*/environ 2>/dev/null`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line !== '');
}
