// Work that the first screen does not need: done when the browser is idle, at once before printing.
const waiting = new Map();

export function later(name, work) {
  waiting.set(name, work);
  (window.requestIdleCallback ?? setTimeout)(() => run(name), { timeout: 500 });
}

function run(name) {
  const work = waiting.get(name);
  waiting.delete(name);
  work?.();
}

export const runAll = () => [...waiting.keys()].forEach(run);
