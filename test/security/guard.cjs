// Loaded before the program under test: writes down every attempt to start a program, to reach the network or to run text as
// code, and every name that a prototype of JavaScript has at the end and had not at the start. It hinders nothing.
const { appendFileSync } = require('node:fs');

const log = process.env.GUARD_LOG;
const note = (what) => appendFileSync(log, `${what}\n`);

function watch(module, ...names) {
  const owner = require(module);
  for (const name of names) {
    const real = owner[name];
    owner[name] = function watched(...args) {
      note(`${module}.${name}`);
      return new.target ? Reflect.construct(real, args, new.target) : real.apply(this, args);
    };
    owner[name].prototype = real.prototype;
  }
}
watch('node:child_process', 'spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork');
watch('node:worker_threads', 'Worker');
watch('node:vm', 'runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction', 'Script');
watch('node:net', 'connect', 'createConnection', 'createServer');
watch('node:http', 'request', 'get');
watch('node:https', 'request', 'get');
watch('node:dns', 'lookup', 'resolve');
watch('node:dgram', 'createSocket');
const fetched = globalThis.fetch;
globalThis.fetch = (...args) => {
  note('fetch');
  return fetched(...args);
};

const prototypes = { Object, Array, Function, String, Number, Map, Set, RegExp, Promise };
const names = () =>
  Object.entries(prototypes).flatMap(([of, { prototype }]) =>
    Reflect.ownKeys(prototype).map((key) => `${of}.prototype.${String(key)}`),
  );
const before = new Set(names());
process.on('exit', () => {
  for (const name of names()) if (!before.has(name)) note(name);
  if (globalThis.ran !== undefined) note('globalThis.ran');
});
