// The client's entry in a Node extension host. It only starts the right client and must never hold behaviour of its own.
export function activate(): void {}
